import { ScaleError, type ScaleErrorCode } from "./errors.ts";

/** Nesting that is accepted while decoding; 300 nested batches of calls give an error, not a stack overflow. */
export const MAX_DEPTH = 256;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A cursor over bytes that come from outside. Never reads past the end; counts nesting. */
export class Reader {
  /** What codecs of the runtime at hand need, such as its calls. */
  readonly env: unknown;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;
  #depth = 0;

  constructor(bytes: Uint8Array, env?: unknown) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.env = env;
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset;
  }

  /** Bytes left. */
  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** An error at this place, to be thrown. */
  error(code: ScaleErrorCode, reason: string, at = this.#offset): ScaleError {
    return new ScaleError(code, reason, at);
  }

  /** @throws ScaleError `too-short` unless `count` bytes are left */
  need(count: number): void {
    if (count > this.remaining)
      throw this.error("too-short", `${count} bytes are needed and ${this.remaining} are left`);
  }

  /** One byte. */
  byte(): number {
    const value = this.#bytes[this.#offset];
    if (value === undefined) throw this.error("too-short", "1 byte is needed and 0 are left");
    this.#offset++;
    return value;
  }

  /** A copy of the next `count` bytes. */
  bytes(count: number): Uint8Array {
    this.need(count);
    const start = this.#offset;
    this.#offset += count;
    return this.#bytes.slice(start, this.#offset);
  }

  /** The bytes from an earlier offset up to here, copied: what a value was decoded from. */
  since(start: number): Uint8Array {
    return this.#bytes.slice(start, this.#offset);
  }

  /** Unsigned integer of 1, 2 or 4 bytes, little-endian. */
  uint(size: 1 | 2 | 4): number {
    this.need(size);
    const at = this.#offset;
    this.#offset += size;
    return size === 1
      ? this.#view.getUint8(at)
      : size === 2
        ? this.#view.getUint16(at, true)
        : this.#view.getUint32(at, true);
  }

  /** Signed integer of 1, 2 or 4 bytes, little-endian. */
  int(size: 1 | 2 | 4): number {
    this.need(size);
    const at = this.#offset;
    this.#offset += size;
    return size === 1
      ? this.#view.getInt8(at)
      : size === 2
        ? this.#view.getInt16(at, true)
        : this.#view.getInt32(at, true);
  }

  /** Unsigned integer of a multiple of 8 bytes, little-endian. */
  bigUint(size: number): bigint {
    this.need(size);
    let value = 0n;
    for (let at = this.#offset + size - 8; at >= this.#offset; at -= 8)
      value = (value << 64n) | this.#view.getBigUint64(at, true);
    this.#offset += size;
    return value;
  }

  /** A compact integer as a number. @throws ScaleError `out-of-range` above 2^53, `non-canonical-compact` */
  compact(): number {
    const at = this.#offset;
    const first = this.byte();
    switch (first & 3) {
      case 0:
        return first >>> 2;
      case 1: {
        const value = (first >>> 2) | (this.byte() << 6);
        if (value < 1 << 6)
          throw this.error("non-canonical-compact", `${value} is written in two bytes and fits one`, at);
        return value;
      }
      case 2: {
        this.#offset = at;
        const value = this.uint(4) >>> 2;
        if (value < 1 << 14)
          throw this.error("non-canonical-compact", `${value} is written in four bytes and fits two`, at);
        return value;
      }
      default: {
        this.#offset = at;
        const value = this.compactBig();
        if (value > BigInt(Number.MAX_SAFE_INTEGER))
          throw this.error("out-of-range", `${value} is too large for a length or number`, at);
        return Number(value);
      }
    }
  }

  /** A compact integer as a bigint, up to 67 bytes. @throws ScaleError `non-canonical-compact` */
  compactBig(): bigint {
    const at = this.#offset;
    const first = this.byte();
    if ((first & 3) !== 3) {
      this.#offset = at;
      return BigInt(this.compact());
    }
    const size = (first >>> 2) + 4;
    const raw = this.bytes(size);
    if (raw[size - 1] === 0)
      throw this.error("non-canonical-compact", `an integer is written in ${size} bytes and fits fewer`, at);
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(raw[i] ?? 0);
    if (value < 1n << 30n)
      throw this.error("non-canonical-compact", `${value} is written in ${size + 1} bytes and fits four`, at);
    return value;
  }

  /** Length of a sequence whose elements take at least `minSize` bytes each. @throws ScaleError `too-long` where they cannot be there */
  length(minSize: number): number {
    const at = this.#offset;
    const count = this.compact();
    if (minSize === 0 ? count > 0 : count * minSize > this.remaining)
      throw this.error("too-long", `a length of ${count} is announced and ${this.remaining} bytes are left`, at);
    return count;
  }

  /** UTF-8 text behind a compact length. @throws ScaleError `bad-utf8` */
  text(): string {
    const at = this.#offset;
    const raw = this.bytes(this.length(1));
    try {
      return utf8.decode(raw);
    } catch {
      throw this.error("bad-utf8", "text is not valid UTF-8", at);
    }
  }

  /** Reads something one level deeper. @throws ScaleError `too-deep` */
  nested<T>(read: () => T): T {
    this.enter();
    const value = read();
    this.leave();
    return value;
  }

  /** Begins a level; {@link leave} ends it. Not ended where decoding fails: the reader is of no use then. */
  enter(): void {
    if (++this.#depth > MAX_DEPTH) throw this.error("too-deep", `values are nested more than ${MAX_DEPTH} deep`);
  }

  /** Ends a level. */
  leave(): void {
    this.#depth--;
  }
}
