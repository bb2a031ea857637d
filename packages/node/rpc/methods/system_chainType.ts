import { method } from "../method.ts";

/** Kind of the chain: Local, Development or Live. */
export const system_chainType = method({
  name: "system_chainType",
  params: {},
  handle: ({ backend }) => backend.info.chainType,
});
