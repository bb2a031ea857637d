import { blockBytes, readBlock } from "../bytes.ts";

/**
 * Keys of history rows: a key of any length, written so that no such key begins another, then a block number.
 *
 * A zero byte becomes `00 ff` and the key ends with `00 00`; byte order stays that of the keys.
 */
export function orderedKey(key: Uint8Array): Uint8Array {
  let zeros = 0;
  for (const byte of key) if (byte === 0) zeros++;
  const out = new Uint8Array(key.length + zeros + 2);
  if (zeros === 0) {
    out.set(key);
    return out;
  }
  let at = 0;
  for (const byte of key) {
    out[at++] = byte;
    if (byte === 0) out[at++] = 0xff;
  }
  return out;
}

/** Reads back what {@link orderedKey} wrote. */
export function plainKey(ordered: Uint8Array): Uint8Array {
  const out = new Uint8Array(ordered.length);
  let length = 0;
  for (let at = 0; at < ordered.length - 2; at++) {
    const byte = ordered[at] ?? 0;
    out[length++] = byte;
    if (byte === 0) at++;
  }
  return out.slice(0, length);
}

/** Key of the history row of an ordered key at a block. */
export function versionKey(ordered: Uint8Array, block: number): Uint8Array {
  const out = new Uint8Array(ordered.length + 4);
  out.set(ordered);
  out.set(blockBytes(block), ordered.length);
  return out;
}

/** Takes a history row's key apart. */
export function splitVersionKey(key: Uint8Array): { ordered: Uint8Array; block: number } {
  const end = key.length - 4;
  return { ordered: key.subarray(0, end), block: readBlock(key, end) };
}
