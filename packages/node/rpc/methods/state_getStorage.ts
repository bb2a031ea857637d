import { toHex } from "@waystone/scale";
import { method } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

/** Stored bytes of a key, or null. */
export const state_getStorage = method({
  name: "state_getStorage",
  aliases: ["state_getStorageAt"],
  params: { key: bytes, at: optional(blockHash) },
  handle({ backend, at }, args) {
    const value = backend.state(at(args.at)).get(args.key);
    return value && toHex(value);
  },
});
