import { ScaleError } from "./errors.ts";

/** Bytes as `0x` and lower-case digits. Codecs make no other form; string order is byte order. */
export type Hex = `0x${string}`;

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
/** Value of an ASCII digit, 255 for what is none; upper-case digits included. */
const NIBBLES = new Uint8Array(128).fill(255);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  NIBBLES[digit.charCodeAt(0)] = i;
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = i;
}

/** Bytes as `0x…`, lower case. */
export function toHex(bytes: Uint8Array): Hex {
  let out = "0x";
  for (const byte of bytes) out += PAIRS[byte];
  return out as Hex;
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
  if (text.length !== length * 2 + 2 || !text.startsWith("0x")) return false;
  for (let i = 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}
