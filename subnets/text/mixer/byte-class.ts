/** Number of classes that {@link byteClass} tells apart. */
export const BYTE_CLASSES = 8;

/**
 * What kind of byte came last: vowel, other small letter, capital, digit, space, punctuation, other, or none. The mixer keeps a
 * set of weights for each, since who predicts best within a word is not who predicts best after it.
 */
export function byteClass(byte: number | undefined): number {
  if (byte === undefined) return 0;
  if (byte >= 0x61 && byte <= 0x7a) return isVowel(byte) ? 1 : 2;
  if (byte >= 0x41 && byte <= 0x5a) return 3;
  if (byte >= 0x30 && byte <= 0x39) return 4;
  if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return 5;
  if (byte === 0x2c || byte === 0x2e || byte === 0x3b || byte === 0x3a || byte === 0x21 || byte === 0x3f) return 6;
  return 7;
}

function isVowel(byte: number): boolean {
  return byte === 0x61 || byte === 0x65 || byte === 0x69 || byte === 0x6f || byte === 0x75;
}
