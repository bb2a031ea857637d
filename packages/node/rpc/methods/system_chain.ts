import { method } from "../method.ts";

/** Name of the chain. */
export const system_chain = method({
  name: "system_chain",
  params: {},
  handle: ({ backend }) => backend.info.chainName,
});
