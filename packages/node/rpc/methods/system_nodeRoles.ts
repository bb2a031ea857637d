import { method } from "../method.ts";

/** What the node does. */
export const system_nodeRoles = method({
  name: "system_nodeRoles",
  params: {},
  handle: () => ["Authority"],
});
