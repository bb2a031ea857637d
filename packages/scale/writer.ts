import { ScaleError } from "./errors.ts";
import { readHex } from "./hex.ts";
import { MAX_DEPTH } from "./reader.ts";

const START = 256;
/** Larger buffers are not kept for the next value. */
const KEEP = 1 << 20;
const MAX_POOL = 8;
const pool: Uint8Array[] = [];
const utf8 = new TextEncoder();
const NO_BYTES = new Uint8Array(0);

/** Growing cursor that SCALE bytes are written to. */
export class Writer {
  /** What tokens are resolved with: the runtime at hand. */
  readonly env: unknown;
  #bytes: Uint8Array;
  #view: DataView | undefined;
  #at = 0;
  #depth = 0;

  constructor(env?: unknown) {
    this.env = env;
    this.#bytes = pool.pop() ?? new Uint8Array(START);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#at;
  }

  /** A copy of what was written; the writer may not be used afterwards. */
  finish(): Uint8Array {
    const out = this.#bytes.slice(0, this.#at);
    if (this.#bytes.length <= KEEP && pool.length < MAX_POOL) pool.push(this.#bytes);
    this.#bytes = NO_BYTES;
    this.#view = undefined;
    return out;
  }

  /** Writes one level of a recursive value. @throws ScaleError `too-deep` */
  nested(write: () => void): void {
    this.enter();
    write();
    this.leave();
  }

  /** Counts one level of nesting. @throws ScaleError `too-deep` */
  enter(): void {
    if (++this.#depth > MAX_DEPTH)
      throw new ScaleError("too-deep", `value is nested more than ${MAX_DEPTH} levels deep`);
  }

  /** Ends a level that {@link enter} began. */
  leave(): void {
    this.#depth--;
  }

  #reserve(count: number): number {
    const at = this.#at;
    const end = at + count;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2, START));
      grown.set(this.#bytes.subarray(0, at));
      this.#bytes = grown;
      this.#view = undefined;
    }
    this.#at = end;
    return at;
  }

  /** One byte; higher bits are dropped. */
  byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  /** Bytes as they are, without a length. */
  raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** `count` bytes from hex text. Returns whether it was canonical text of so many; if not, the writer is of no use. */
  hex(text: string, count: number): boolean {
    const at = this.#reserve(count);
    return readHex(text, this.#bytes, at, count);
  }

  /** 16 bits, little-endian; higher bits are dropped. */
  u16(value: number): void {
    const at = this.#reserve(2);
    this.#bytes[at] = value;
    this.#bytes[at + 1] = value >>> 8;
  }

  /** 32 bits, little-endian; higher bits are dropped. */
  u32(value: number): void {
    const at = this.#reserve(4);
    this.#put32(at, value);
  }

  #put32(at: number, value: number): void {
    const b = this.#bytes;
    b[at] = value;
    b[at + 1] = value >>> 8;
    b[at + 2] = value >>> 16;
    b[at + 3] = value >>> 24;
  }

  /** 64 bits, little-endian, two's complement; higher bits are dropped. */
  u64(value: bigint): void {
    const at = this.#reserve(8);
    this.#view ??= new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    this.#view.setBigUint64(at, value, true);
  }

  /** `words` × 64 bits, little-endian, two's complement. */
  wide(words: number, value: bigint): void {
    let rest = value;
    for (let i = 0; i < words; i++) {
      this.u64(rest);
      rest >>= 64n;
    }
  }

  /** 16-bit numbers in one loop. Returns the index of the first that does not fit, and is then of no use, or -1. */
  u16s(values: readonly number[]): number {
    let at = this.#reserve(values.length * 2);
    const b = this.#bytes;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value >>> 0 !== value || value > 0xffff) return i;
      b[at++] = value;
      b[at++] = value >>> 8;
    }
    return -1;
  }

  /** 32-bit numbers in one loop. Returns the index of the first that does not fit, and is then of no use, or -1. */
  u32s(values: readonly number[]): number {
    const at = this.#reserve(values.length * 4);
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value >>> 0 !== value) return i;
      this.#put32(at + i * 4, value);
    }
    return -1;
  }

  /** UTF-8 text with its length in front. @throws ScaleError `bad-utf8` for a lone surrogate */
  text(value: string): void {
    if (!value.isWellFormed())
      throw new ScaleError("bad-utf8", `text ${JSON.stringify(value)} has a lone surrogate, which UTF-8 cannot hold`);
    const bytes = utf8.encode(value);
    this.compact(bytes.length);
    this.raw(bytes);
  }

  /** Compact number from 0 to 2³² − 1, such as a length; the caller has checked its range. */
  compact(value: number): void {
    if (value < 0x40) this.byte(value << 2);
    else if (value < 0x4000) this.u16((value << 2) | 1);
    else if (value < 0x40000000) this.u32((value << 2) | 2);
    else {
      this.byte(3);
      this.u32(value);
    }
  }

  /** Compact number of any size up to 2⁵³⁶ − 1; the caller has checked its range. */
  compactBig(value: bigint): void {
    if (value < 0x100000000n) {
      this.compact(Number(value));
      return;
    }
    const at = this.#reserve(1);
    let rest = value;
    for (; rest >> 64n > 0n; rest >>= 64n) this.u64(rest);
    this.u64(rest);
    // The last word's empty bytes are taken back.
    while (this.#bytes[this.#at - 1] === 0) this.#at--;
    this.#bytes[at] = ((this.#at - at - 1 - 4) << 2) | 3;
  }
}
