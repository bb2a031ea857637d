import { blake3 as noble_blake3 } from "@noble/hashes/blake3.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256, keccak_512, sha3_256 as noble_sha3_256 } from "@noble/hashes/sha3.js";

/** BLAKE3, 32 bytes. Wallets hash metadata with it (RFC 78). */
export function blake3(data: Uint8Array): Uint8Array {
  return noble_blake3(data);
}

/** Keccak-256 (Ethereum's padding), 32 bytes. */
export function keccak256(data: Uint8Array): Uint8Array {
  return keccak_256(data);
}

/** Keccak-512 (the padding from before FIPS 202), 64 bytes. */
export function keccak512(data: Uint8Array): Uint8Array {
  return keccak_512(data);
}

/** SHA-256, 32 bytes. */
export function sha2_256(data: Uint8Array): Uint8Array {
  return sha256(data);
}

/** SHA3-256 (FIPS 202), 32 bytes. */
export function sha3_256(data: Uint8Array): Uint8Array {
  return noble_sha3_256(data);
}
