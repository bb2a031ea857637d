import { method } from "../method.ts";

/** Name of the node's software. */
export const system_name = method({
  name: "system_name",
  params: {},
  handle: ({ backend }) => backend.info.implName,
});
