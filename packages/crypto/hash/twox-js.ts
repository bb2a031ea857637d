// xxHash64 in BigInt arithmetic: a few microseconds for a storage name, which is what browsers hash with it.

const MASK = 0xffff_ffff_ffff_ffffn;
const P1 = 0x9e37_79b1_85eb_ca87n;
const P2 = 0xc2b2_ae3d_27d4_eb4fn;
const P3 = 0x1656_67b1_9e37_79f9n;
const P4 = 0x85eb_ca77_c2b2_ae63n;
const P5 = 0x27d4_eb2f_1656_67c5n;

const mul = (a: bigint, b: bigint): bigint => (a * b) & MASK;
const add = (a: bigint, b: bigint): bigint => (a + b) & MASK;
const rotl = (a: bigint, bits: bigint): bigint => ((a << bits) | (a >> (64n - bits))) & MASK;
const round = (acc: bigint, lane: bigint): bigint => mul(rotl(add(acc, mul(lane, P2)), 31n), P1);

function xxhash64(data: Uint8Array, seed: bigint): bigint {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  let hash: bigint;
  if (data.length >= 32) {
    let [v1, v2, v3, v4] = [add(add(seed, P1), P2), add(seed, P2), seed, (seed - P1) & MASK];
    for (; at + 32 <= data.length; at += 32) {
      v1 = round(v1, view.getBigUint64(at, true));
      v2 = round(v2, view.getBigUint64(at + 8, true));
      v3 = round(v3, view.getBigUint64(at + 16, true));
      v4 = round(v4, view.getBigUint64(at + 24, true));
    }
    hash = add(add(rotl(v1, 1n), rotl(v2, 7n)), add(rotl(v3, 12n), rotl(v4, 18n)));
    for (const lane of [v1, v2, v3, v4]) hash = add(mul(hash ^ round(0n, lane), P1), P4);
  } else {
    hash = add(seed, P5);
  }
  hash = add(hash, BigInt(data.length));
  for (; at + 8 <= data.length; at += 8) {
    hash = add(mul(rotl(hash ^ round(0n, view.getBigUint64(at, true)), 27n), P1), P4);
  }
  if (at + 4 <= data.length) {
    hash = add(mul(rotl(hash ^ mul(BigInt(view.getUint32(at, true)), P1), 23n), P2), P3);
    at += 4;
  }
  for (; at < data.length; at++) hash = mul(rotl(hash ^ mul(BigInt(view.getUint8(at)), P5), 11n), P1);
  hash = mul(hash ^ (hash >> 33n), P2);
  hash = mul(hash ^ (hash >> 29n), P3);
  return hash ^ (hash >> 32n);
}

function twox(data: Uint8Array, words: number): Uint8Array {
  const out = new Uint8Array(8 * words);
  const view = new DataView(out.buffer);
  for (let seed = 0; seed < words; seed++) view.setBigUint64(8 * seed, xxhash64(data, BigInt(seed)), true);
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
