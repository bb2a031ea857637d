import { isWordByte, lowerCase } from "./words.ts";

/** Last bytes that are features by themselves, one table for each distance. */
export const BYTE_FEATURES = 6;
const LONGEST_GRAM = 6;
const HASH_BITS = 18;
const LOOK_BACK = 64;

/** Rows of the embedding table: a byte at each distance, then the hashed n-grams and words. */
export const FEATURE_ROWS = BYTE_FEATURES * 256 + (1 << HASH_BITS);

/** Features of a position: 6 bytes, 5 n-grams of 2 to 6 bytes, 4 of words. */
export const FEATURES = BYTE_FEATURES + (LONGEST_GRAM - 1) + 4;

const FIRST_HASHED = BYTE_FEATURES * 256;

/** Writes the rows that describe the place before `text[position]` into `rows` ({@link FEATURES} of them). */
export function featuresAt(text: Uint8Array, position: number, rows: Int32Array): void {
  let count = 0;
  let gram = 0;
  for (let back = 0; back < LONGEST_GRAM; back++) {
    const byte = text[position - 1 - back] ?? 0;
    if (back < BYTE_FEATURES) rows[count++] = back * 256 + byte;
    gram = stir(gram, byte);
    if (back > 0) rows[count++] = hashed(gram ^ Math.imul(back, 0x51ed270b));
  }
  const first = Math.max(0, position - LOOK_BACK);
  let at = position - 1;
  const inWord = at >= first && isWordByte(text[at] as number);
  let run = 17;
  for (; at >= first && isWordByte(text[at] as number) === inWord; at--) run = stir(run, text[at] as number);
  if (inWord) at = skipToWord(text, at, first);
  let previous = 23;
  for (; at >= first && isWordByte(text[at] as number); at--) previous = stir(previous, lowerCase(text[at] as number));
  at = skipToWord(text, at, first);
  let beforePrevious = 29;
  for (; at >= first && isWordByte(text[at] as number); at--) {
    beforePrevious = stir(beforePrevious, lowerCase(text[at] as number));
  }
  rows[count++] = hashed(run);
  rows[count++] = hashed(previous);
  rows[count++] = hashed(Math.imul(run, 31) ^ previous);
  rows[count++] = hashed(Math.imul(previous, 77) ^ Math.imul(beforePrevious, 13) ^ run);
}

function skipToWord(text: Uint8Array, from: number, first: number): number {
  let at = from;
  while (at >= first && !isWordByte(text[at] as number)) at -= 1;
  return at;
}

function stir(hash: number, byte: number): number {
  const product = Math.imul(hash ^ byte, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Two features may share a row; the table is large enough that few do. */
function hashed(hash: number): number {
  const mixed = Math.imul(hash, 0xc2b2ae35);
  return FIRST_HASHED + (Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> (32 - HASH_BITS));
}
