import xxhash from "xxhash-wasm";

const { h64Raw } = await xxhash();

function twox(data: Uint8Array, words: number): Uint8Array {
  const out = new Uint8Array(8 * words);
  const view = new DataView(out.buffer);
  for (let seed = 0; seed < words; seed++) view.setBigUint64(8 * seed, h64Raw(data, BigInt(seed)), true);
  return out;
}

/** xxHash64 with seed 0, 8 bytes little-endian. Not collision resistant. */
export function twox64(data: Uint8Array): Uint8Array {
  return twox(data, 1);
}

/** xxHash64 with seeds 0 and 1, 16 bytes: Substrate's hash of pallet and storage names. */
export function twox128(data: Uint8Array): Uint8Array {
  return twox(data, 2);
}

/** xxHash64 with seeds 0 to 3, 32 bytes. */
export function twox256(data: Uint8Array): Uint8Array {
  return twox(data, 4);
}
