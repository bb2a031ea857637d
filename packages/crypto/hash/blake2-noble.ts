import { blake2b } from "@noble/hashes/blake2.js";

// Pure JavaScript, ten times slower than the WebAssembly twin in blake2.ts: for browsers, and for rare hashes of addresses and keys.

/** BLAKE2b digest of 8 bytes: the identifier of a runtime API. */
export function blake2_64(data: Uint8Array): Uint8Array {
  return blake2b(data, { dkLen: 8 });
}

/** BLAKE2b digest of 16 bytes. */
export function blake2_128(data: Uint8Array): Uint8Array {
  return blake2b(data, { dkLen: 16 });
}

/** BLAKE2b digest of 32 bytes. */
export function blake2_256(data: Uint8Array): Uint8Array {
  return blake2b(data, { dkLen: 32 });
}

/** BLAKE2b digest of 64 bytes. */
export function blake2_512(data: Uint8Array): Uint8Array {
  return blake2b(data, { dkLen: 64 });
}
