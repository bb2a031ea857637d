import { ScaleError } from "./errors.ts";

/** Bytes as `0x` and lower-case digits. Codecs make no other form; string order is byte order. */
export type Hex = `0x${string}`;

/** Value of an ASCII digit, 255 for what is none; upper-case digits included. */
const NIBBLES = new Uint8Array(128).fill(255);
/** The same by any byte, upper-case digits left out. */
const LOWER = new Uint8Array(256).fill(255);
/** The two ASCII digits of each byte, as a number that is stored at once. */
const PAIRS = new Uint16Array(256);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  NIBBLES[digit.charCodeAt(0)] = LOWER[digit.charCodeAt(0)] = i;
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = i;
}
const pairOf = (text: string): number =>
  new Uint16Array(Uint8Array.from(text, digit => digit.charCodeAt(0)).buffer)[0] as number;
for (let i = 0; i < 256; i++) PAIRS[i] = pairOf(i.toString(16).padStart(2, "0"));

const CHUNK = 4096;
/** Text on its way out, as pairs of ASCII characters: `0x` and a chunk. */
const pairs = new Uint16Array(CHUNK + 1);
pairs[0] = pairOf("0x");
const latin1 = new TextDecoder("latin1");
const ascii = new TextEncoder();
/** Text on its way in: `0x` and what the longest hash has. */
const written = new Uint8Array(2 + 2 * 64);

// One flat string at once: adding up digits makes a rope of 32 pieces, which costs more to compare and much more to keep.
// Node.js's Buffer makes it in 60 % of the time that a decoder takes, which is what browsers have.
const textOf: (from: number, to: number) => string =
  typeof Buffer === "undefined"
    ? (from, to) => latin1.decode(new Uint8Array(pairs.buffer, from, to - from))
    : (
        buffer => (from: number, to: number) =>
          buffer.toString("latin1", from, to)
      )(Buffer.from(pairs.buffer));

/** `length` bytes from `at` as `0x…`, lower case. */
export function hexAt(bytes: Uint8Array, at: number, length: number): Hex {
  if (length > CHUNK) return toHex(bytes.subarray(at, at + length));
  for (let i = 0; i < length; i++) pairs[i + 1] = PAIRS[bytes[at + i] as number] as number;
  return textOf(0, 2 + length * 2) as Hex;
}

/** Bytes as `0x…`, lower case. */
export function toHex(bytes: Uint8Array): Hex {
  if (bytes.length <= CHUNK) return hexAt(bytes, 0, bytes.length);
  let out = "0x";
  for (let at = 0; at < bytes.length; at += CHUNK) out += hexAt(bytes, at, Math.min(CHUNK, bytes.length - at)).slice(2);
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
  return readHex(text, new Uint8Array(length), 0, length);
}

/** Fills `length` bytes of `out` from canonical text: `0x` and as many bytes of lower-case digits. Returns whether it was such text. */
export function readHex(text: string, out: Uint8Array, at: number, length: number): boolean {
  const size = 2 + length * 2;
  if (text.length !== size || !text.startsWith("0x")) return false;
  const digits = size > written.length ? new Uint8Array(size) : written;
  // What is no ASCII takes more bytes than characters: it does not fit, or leaves bytes that are no digits.
  if (ascii.encodeInto(text, digits).written < size) return false;
  let all = 0;
  for (let i = 0, digit = 2; i < length; i++, digit += 2) {
    const high = LOWER[digits[digit] as number] as number;
    const low = LOWER[digits[digit + 1] as number] as number;
    all |= high | low;
    out[at + i] = (high << 4) | low;
  }
  return all < 16;
}
