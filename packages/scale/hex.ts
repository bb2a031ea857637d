import { ScaleError } from "./errors.ts";

const DIGITS: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

/** Bytes as `0x` and lower-case hex. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  let out = "0x";
  for (const b of bytes) out += DIGITS[b];
  return out as `0x${string}`;
}

/**
 * Bytes behind hex, with or without `0x`.
 * @throws ScaleError `bad-hex` for an odd number of digits or another character
 */
export function fromHex(text: string): Uint8Array {
  const digits = text.startsWith("0x") || text.startsWith("0X") ? text.slice(2) : text;
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) {
    const shown = text.length > 80 ? `${text.slice(0, 77)}…` : text;
    throw new ScaleError(
      "bad-hex",
      `"${shown}" is not hex: an even number of the digits 0-9 and a-f is expected, after an optional 0x`,
    );
  }
  const out = new Uint8Array(digits.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16);
  return out;
}
