import { ScaleError, type ScaleErrorCode } from "./errors.ts";
import { type Hex, hexAt } from "./hex.ts";

/** Nesting of recursive values that is read at most: Substrate's `MAX_EXTRINSIC_DEPTH`. */
export const MAX_DEPTH = 256;

const scratch = new DataView(new ArrayBuffer(8));
/** What one byte of a compact number stands for: made once, since most numbers are small. */
const SMALL = Array.from({ length: 64 }, (_, i) => BigInt(i));
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Cursor over SCALE bytes. Every method advances, and throws {@link ScaleError} rather than read past the end. */
export class Reader {
  /** What tokens are resolved with: the runtime at hand. */
  readonly env: unknown;
  readonly #bytes: Uint8Array;
  readonly #limit: number;
  #at = 0;
  #depth = 0;

  /** @param bytes read in place, never written @param env handed to tokens @param maxDepth nesting after which reading stops */
  constructor(bytes: Uint8Array, env?: unknown, maxDepth: number = MAX_DEPTH) {
    // A Buffer's slice() is a view on pooled memory; values must own theirs.
    this.#bytes =
      bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.env = env;
    this.#limit = maxDepth;
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#at;
  }

  /** Bytes left. */
  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** An error that names the offset; the caller throws it. */
  error(code: ScaleErrorCode, reason: string, at: number = this.#at): ScaleError {
    return new ScaleError(code, reason, at);
  }

  /** @throws ScaleError `trailing-bytes` unless everything was read */
  end(): void {
    if (this.remaining !== 0)
      throw this.error("trailing-bytes", `${this.remaining} bytes are left after the value; expected none`);
  }

  /** Reads one level of a recursive value. @throws ScaleError `too-deep` */
  nested<T>(read: () => T): T {
    this.enter();
    const value = read();
    this.leave();
    return value;
  }

  /** Counts one level of nesting; each needs its {@link leave}, unless an error ends the reading. @throws ScaleError `too-deep` */
  enter(): void {
    if (++this.#depth > this.#limit)
      throw this.error("too-deep", `value is nested more than ${this.#limit} levels deep`);
  }

  /** Ends a level that {@link enter} began. */
  leave(): void {
    this.#depth--;
  }

  #take(count: number): number {
    const at = this.#at;
    if (count > this.#bytes.length - at)
      throw this.error("end-of-input", `input ends: needed ${count} bytes, ${this.#bytes.length - at} are left`);
    this.#at = at + count;
    return at;
  }

  /** One byte. */
  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw this.error("end-of-input", "input ends: needed 1 byte, none is left");
    this.#at++;
    return value;
  }

  /** The next byte without reading it, or `undefined` at the end. */
  peek(): number | undefined {
    return this.#bytes[this.#at];
  }

  /** A copy of the next `count` bytes. */
  bytes(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.slice(at, at + count);
  }

  /** The next `count` bytes as a view on the input: for reading at once, not for keeping. */
  view(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.subarray(at, at + count);
  }

  /** The next `count` bytes as hex text. */
  hex(count: number): Hex {
    const at = this.#take(count);
    return hexAt(this.#bytes, at, count);
  }

  /** All bytes left, copied. */
  rest(): Uint8Array {
    return this.bytes(this.remaining);
  }

  /** Unsigned 16-bit number, little-endian. */
  u16(): number {
    const at = this.#take(2);
    return this.#u16(at);
  }

  /** Unsigned 32-bit number, little-endian. */
  u32(): number {
    const at = this.#take(4);
    return this.#u32(at);
  }

  /** Unsigned 64-bit number, little-endian. */
  u64(): bigint {
    const at = this.#take(8);
    return this.#u64(at);
  }

  /** Unsigned number of `words` × 64 bits, little-endian. */
  wide(words: number): bigint {
    const at = this.#take(words * 8);
    let value = this.#u64(at + (words - 1) * 8);
    for (let i = words - 2; i >= 0; i--) {
      const low = this.#u64(at + i * 8);
      value = value === 0n ? low : (value << 64n) | low;
    }
    return value;
  }

  #u16(at: number): number {
    const b = this.#bytes;
    return (b[at] as number) | ((b[at + 1] as number) << 8);
  }

  #u32(at: number): number {
    const b = this.#bytes;
    return (
      ((b[at] as number) |
        ((b[at + 1] as number) << 8) |
        ((b[at + 2] as number) << 16) |
        ((b[at + 3] as number) << 24)) >>>
      0
    );
  }

  #u64(at: number): bigint {
    scratch.setUint32(0, this.#u32(at), true);
    scratch.setUint32(4, this.#u32(at + 4), true);
    return scratch.getBigUint64(0, true);
  }

  /** `count` unsigned 16-bit numbers in one loop. */
  u16s(count: number): number[] {
    const at = this.#take(count * 2);
    const out = new Array<number>(count);
    for (let i = 0; i < count; i++) out[i] = this.#u16(at + i * 2);
    return out;
  }

  /** `count` unsigned 32-bit numbers in one loop. */
  u32s(count: number): number[] {
    const at = this.#take(count * 4);
    const out = new Array<number>(count);
    for (let i = 0; i < count; i++) out[i] = this.#u32(at + i * 4);
    return out;
  }

  /** `count` unsigned 64-bit numbers in one loop. */
  u64s(count: number): bigint[] {
    const at = this.#take(count * 8);
    const out = new Array<bigint>(count);
    for (let i = 0; i < count; i++) out[i] = this.#u64(at + i * 8);
    return out;
  }

  /** UTF-8 text of `count` bytes. @throws ScaleError `bad-utf8` */
  text(count: number): string {
    const at = this.#at;
    const bytes = this.view(count);
    try {
      return utf8.decode(bytes);
    } catch {
      throw this.error("bad-utf8", `${count} bytes are not valid UTF-8`, at);
    }
  }

  /** Compact number below 2³²; lengths are written this way. @throws ScaleError `bad-compact` unless in its shortest form */
  compact(): number {
    const at = this.#at;
    const first = this.byte();
    switch (first & 3) {
      case 0:
        return first >>> 2;
      case 1:
        return this.#shortest((first | (this.byte() << 8)) >>> 2, 0x40, at);
      case 2: {
        const start = this.#take(3) - 1;
        return this.#shortest(this.#u32(start) >>> 2, 0x4000, at);
      }
      default:
        if (first !== 3)
          throw this.error("bad-compact", `compact number has ${(first >>> 2) + 4} bytes; at most 4 fit here`, at);
        return this.#shortest(this.u32(), 0x40000000, at);
    }
  }

  #shortest(value: number, least: number, at: number): number {
    if (value < least) throw this.error("bad-compact", `compact number ${value} is not in its shortest form`, at);
    return value;
  }

  /** Compact number of at most `maxBytes` bytes in its longest form. @throws ScaleError `bad-compact` unless in its shortest form */
  compactBig(maxBytes: number): bigint {
    const first = this.peek();
    const at = this.#at;
    if (first !== undefined && (first & 3) === 0) {
      this.#at = at + 1;
      return SMALL[first >>> 2] as bigint;
    }
    if (first === undefined || (first & 3) !== 3 || first === 3) return BigInt(this.compact());
    const count = (first >>> 2) + 4;
    if (count > maxBytes)
      throw this.error("bad-compact", `compact number has ${count} bytes; at most ${maxBytes} fit here`, at);
    const start = this.#take(count + 1) + 1;
    if (this.#bytes[start + count - 1] === 0)
      throw this.error("bad-compact", "compact number is not in its shortest form", at);
    if (count > 8) {
      let value = 0n;
      for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[start + i] as number);
      return value;
    }
    scratch.setBigUint64(0, 0n, true);
    for (let i = 0; i < count; i++) scratch.setUint8(i, this.#bytes[start + i] as number);
    return scratch.getBigUint64(0, true);
  }

  /**
   * Length of a sequence whose elements take at least `minSize` bytes each.
   * @throws ScaleError `too-long` if so many cannot follow; a sequence of elements without bytes is refused unless empty
   */
  length(minSize: number): number {
    const at = this.#at;
    const count = this.compact();
    if (count !== 0 && (minSize === 0 || count * minSize > this.remaining))
      throw this.error(
        "too-long",
        minSize === 0
          ? `sequence claims ${count} elements without any bytes; such sequences are refused`
          : `sequence claims ${count} elements of at least ${minSize} bytes, ${this.remaining} bytes are left`,
        at,
      );
    return count;
  }
}
