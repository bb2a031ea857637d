import { blake2_256 } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import { method } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

/** BLAKE2b-256 hash of the stored bytes of a key, or null. */
export const state_getStorageHash = method({
  name: "state_getStorageHash",
  aliases: ["state_getStorageHashAt"],
  params: { key: bytes, at: optional(blockHash) },
  handle({ backend, at }, args) {
    const value = backend.state(at(args.at)).get(args.key);
    return value && toHex(blake2_256(value));
  },
});
