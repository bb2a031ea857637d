import { method } from "../method.ts";

/** Addresses for peers: none. */
export const system_localListenAddresses = method({
  name: "system_localListenAddresses",
  params: {},
  handle: () => [],
});
