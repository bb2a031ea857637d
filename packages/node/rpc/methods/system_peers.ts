import { method } from "../method.ts";

/** The node's peers: none, since its engine talks to them. */
export const system_peers = method({
  name: "system_peers",
  params: {},
  handle: () => [],
});
