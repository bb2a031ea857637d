import { method } from "../method.ts";

/** The node's health: it has no peers of its own, since its engine talks to them, and is never behind. */
export const system_health = method({
  name: "system_health",
  params: {},
  handle: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
});
