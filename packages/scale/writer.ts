import { ScaleError } from "./errors.ts";

const utf8 = new TextEncoder();

/** A cursor that bytes are written to; grows as needed. */
export class Writer {
  /** What codecs of the runtime at hand need, such as its calls. */
  readonly env: unknown;
  #bytes: Uint8Array;
  #view: DataView;
  #offset = 0;

  constructor(env?: unknown, capacity = 64) {
    this.env = env;
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#offset);
  }

  /** Bytes written so far. */
  get offset(): number {
    return this.#offset;
  }

  #grow(count: number): number {
    const at = this.#offset;
    const end = at + count;
    if (end > this.#bytes.length) {
      const bigger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      bigger.set(this.#bytes);
      this.#bytes = bigger;
      this.#view = new DataView(bigger.buffer);
    }
    this.#offset = end;
    return at;
  }

  byte(value: number): void {
    const at = this.#grow(1);
    this.#bytes[at] = value;
  }

  bytes(value: Uint8Array): void {
    const at = this.#grow(value.length);
    this.#bytes.set(value, at);
  }

  /** Low bits of an integer in 1, 2 or 4 bytes, little-endian; signed values in two's complement. */
  uint(size: 1 | 2 | 4, value: number): void {
    const at = this.#grow(size);
    if (size === 1) this.#view.setUint8(at, value);
    else if (size === 2) this.#view.setUint16(at, value, true);
    else this.#view.setUint32(at, value, true);
  }

  /** Low bits of an integer in a multiple of 8 bytes, little-endian. */
  bigUint(size: number, value: bigint): void {
    const at = this.#grow(size);
    let rest = value;
    for (let i = 0; i < size; i += 8) {
      this.#view.setBigUint64(at + i, BigInt.asUintN(64, rest), true);
      rest >>= 64n;
    }
  }

  /** A compact integer. @throws ScaleError `out-of-range` */
  compact(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new ScaleError("out-of-range", `${value} cannot be written as a compact integer`);
    if (value < 1 << 6) this.byte(value << 2);
    else if (value < 1 << 14) this.uint(2, (value << 2) | 1);
    else if (value < 1 << 30) this.uint(4, value * 4 + 2);
    else this.compactBig(BigInt(value));
  }

  /** A compact integer of any size up to 536 bits. @throws ScaleError `out-of-range` */
  compactBig(value: bigint): void {
    if (value < 0n) throw new ScaleError("out-of-range", `${value} cannot be written as a compact integer`);
    if (value < 1n << 30n) return this.compact(Number(value));
    const raw: number[] = [];
    for (let rest = value; rest > 0n; rest >>= 8n) raw.push(Number(rest & 0xffn));
    while (raw.length < 4) raw.push(0);
    if (raw.length > 67) throw new ScaleError("out-of-range", `${value} has more than 536 bits`);
    this.byte(((raw.length - 4) << 2) | 3);
    for (const b of raw) this.byte(b);
  }

  /** UTF-8 text behind its compact length. */
  text(value: string): void {
    const raw = utf8.encode(value);
    this.compact(raw.length);
    this.bytes(raw);
  }
}
