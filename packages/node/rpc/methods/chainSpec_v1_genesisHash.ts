import { method } from "../method.ts";

/** Hash of block 0. */
export const chainSpec_v1_genesisHash = method({
  name: "chainSpec_v1_genesisHash",
  params: {},
  handle: ({ backend }) => backend.info.genesisHash,
});
