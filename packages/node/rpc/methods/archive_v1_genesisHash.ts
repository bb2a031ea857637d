import { method } from "../method.ts";

/** Hash of block 0. */
export const archive_v1_genesisHash = method({
  name: "archive_v1_genesisHash",
  params: {},
  handle: ({ backend }) => backend.info.genesisHash,
});
