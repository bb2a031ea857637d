import { method } from "../method.ts";

/** Name of the chain. */
export const chainSpec_v1_chainName = method({
  name: "chainSpec_v1_chainName",
  params: {},
  handle: ({ backend }) => backend.info.chainName,
});
