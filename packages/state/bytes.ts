/** No bytes at all: the value of a unit, the prefix of everything. */
export const EMPTY: Uint8Array = new Uint8Array(0);

/** Order of two byte strings as the trie and every table sort them: negative, zero or positive. A prefix comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at++;
  return at < shorter ? (a[at] ?? 0) - (b[at] ?? 0) : a.length - b.length;
}

/** Whether two byte strings are the same. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0;
}

/** Whether `bytes` begins with `prefix`. */
export function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  if (bytes.length < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix[i]) return false;
  return true;
}

/** The smallest byte string above everything that begins with `prefix`, or `undefined` if there is none (`ff…`, empty). */
export function prefixEnd(prefix: Uint8Array): Uint8Array | undefined {
  for (let i = prefix.length - 1; i >= 0; i--) {
    const byte = prefix[i] ?? 0;
    if (byte === 0xff) continue;
    const end = prefix.slice(0, i + 1);
    end[i] = byte + 1;
    return end;
  }
  return undefined;
}

/** The smallest byte string above `key` itself. */
export function keyAfter(key: Uint8Array): Uint8Array {
  const next = new Uint8Array(key.length + 1);
  next.set(key);
  return next;
}

/** Joins byte strings. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** A block number as four bytes, big-endian, so that rows sort by number. */
export function blockBytes(block: number): Uint8Array {
  return Uint8Array.of(block >>> 24, block >>> 16, block >>> 8, block);
}

/** The block number in the four bytes at `offset`. */
export function readBlock(bytes: Uint8Array, offset: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(offset, offset + 4);
  return a * 0x1000000 + (b << 16) + (c << 8) + d;
}

/** Bytes as `0x…` for messages, cut after 32 bytes. */
export function toHex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 32), byte => byte.toString(16).padStart(2, "0")).join("");
  return `0x${shown}${bytes.length > 32 ? `… (${bytes.length} bytes)` : ""}`;
}
