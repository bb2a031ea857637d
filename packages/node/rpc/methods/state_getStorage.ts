import { blake2_256 } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** Stored bytes of a key, or null. */
export const state_getStorage = method(({ backend, block }, params) => {
  const value = backend.state(block(params.optionalHash(1))).get(params.bytes(0));
  return value && toHex(value);
});

/** BLAKE2b-256 hash of the stored bytes of a key, or null. */
export const state_getStorageHash = method(({ backend, block }, params) => {
  const value = backend.state(block(params.optionalHash(1))).get(params.bytes(0));
  return value && toHex(blake2_256(value));
});

/** Number of stored bytes of a key, or null. */
export const state_getStorageSize = method(
  ({ backend, block }, params) => backend.state(block(params.optionalHash(1))).get(params.bytes(0))?.length,
);
