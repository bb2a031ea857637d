import { ScaleError } from "./errors.ts";

/** Bytes as `0x` and lower-case digits. Codecs make no other form; string order is byte order. */
export type Hex = `0x${string}`;

/** Character codes of the sixteen digits. */
const DIGITS = Uint8Array.from("0123456789abcdef", digit => digit.charCodeAt(0));
/** Value of an ASCII digit, 255 for what is none; upper-case digits included. */
const NIBBLES = new Uint8Array(128).fill(255);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  NIBBLES[digit.charCodeAt(0)] = i;
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = i;
}

const CHUNK = 4096;
/** Character codes of one account or hash, used again for each. */
const codes32: number[] = new Array<number>(64).fill(0);

/** Bytes as `0x…`, lower case. */
export function toHex(bytes: Uint8Array): Hex {
  if (bytes.length <= CHUNK) return `0x${digitsOf(bytes)}`;
  let out = "";
  for (let i = 0; i < bytes.length; i += CHUNK) out += digitsOf(bytes.subarray(i, i + CHUNK));
  return `0x${out}`;
}

// One flat string at once: adding up digits makes a rope of 32 pieces, which costs more to compare and much more to keep.
function digitsOf(bytes: Uint8Array): string {
  const codes = bytes.length === 32 ? codes32 : new Array<number>(bytes.length * 2);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    codes[at++] = DIGITS[byte >>> 4] as number;
    codes[at++] = DIGITS[byte & 15] as number;
  }
  return String.fromCharCode.apply(null, codes);
}

/** Bytes of hex text, with or without `0x`, in either case. @throws ScaleError `bad-hex` */
export function fromHex(text: string): Uint8Array {
  const start = text.startsWith("0x") ? 2 : 0;
  if ((text.length & 1) !== 0)
    throw new ScaleError("bad-hex", `hex text has an odd number of digits: ${excerpt(text)}`);
  const out = new Uint8Array((text.length - start) / 2);
  for (let i = 0; i < out.length; i++) out[i] = pairAt(text, start + i * 2);
  return out;
}

function pairAt(text: string, at: number): number {
  const high = NIBBLES[text.charCodeAt(at)] ?? 255;
  const low = NIBBLES[text.charCodeAt(at + 1)] ?? 255;
  if ((high | low) > 15)
    throw new ScaleError("bad-hex", `"${text.slice(at, at + 2)}" at character ${at} is not hex: ${excerpt(text)}`);
  return (high << 4) | low;
}

function excerpt(text: string): string {
  return text.length <= 80 ? `"${text}"` : `"${text.slice(0, 80)}…"`;
}

/** Whether `text` is `0x` and exactly `length` bytes of lower-case digits. */
export function isHex(text: string, length: number): text is Hex {
  return readHex(text, new Uint8Array(length));
}

/** Fills `out` from canonical text: `0x` and as many bytes of lower-case digits. Returns whether it was such text. */
export function readHex(text: string, out: Uint8Array): boolean {
  if (text.length !== out.length * 2 + 2 || !text.startsWith("0x")) return false;
  for (let i = 0; i < out.length; i++) {
    const high = lowerNibble(text.charCodeAt(i * 2 + 2));
    const low = lowerNibble(text.charCodeAt(i * 2 + 3));
    if ((high | low) > 15) return false;
    out[i] = (high << 4) | low;
  }
  return true;
}

function lowerNibble(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : 255;
}
