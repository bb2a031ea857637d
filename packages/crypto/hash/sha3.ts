import { createSHA3 } from "hash-wasm";

// One compiled hasher for each thread; reuse is safe because a digest is computed without yielding.
const hasher = await createSHA3(256);

/** SHA3-256 (FIPS 202), 32 bytes. About 1 µs for 100 bytes, ten times as fast as in JavaScript: neurons hash each body with it. */
export function sha3_256(data: Uint8Array): Uint8Array {
  return hasher.init().update(data).digest("binary");
}
