import { u64 } from "./big-integer.ts";
import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { u16, u32 } from "./integer.ts";
import type { Reader } from "./reader.ts";
import type { TypeInfo } from "./type-info.ts";
import { vec } from "./vec.ts";
import type { Writer } from "./writer.ts";

/** Sequences of numbers whose JS value is a typed array: for hot storage that goes to a kernel without a detour. */
class NumberArray<A extends Uint16Array | Uint32Array | BigUint64Array> extends Codec<A> {
  readonly type: TypeInfo;
  readonly #size: number;
  readonly #make: (length: number) => A;

  constructor(type: TypeInfo, size: number, make: (length: number) => A) {
    super();
    this.type = type;
    this.#size = size;
    this.#make = make;
  }

  read(r: Reader): A {
    const out = this.#make(r.length(this.#size));
    const source = r.view(out.length * this.#size);
    const target = new Uint8Array(out.buffer);
    // Every machine that runs JavaScript today is little-endian, as SCALE is.
    target.set(source);
    return out;
  }

  write(w: Writer, value: A): void {
    if (!(value instanceof this.#make(0).constructor))
      throw new ScaleError("bad-value", `${this.type.name} is written here from a ${this.#make(0).constructor.name}`);
    w.compact(value.length);
    w.raw(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
}

/**
 * `Vec<u16>` as a Uint16Array. For storage only: clients build their codecs from metadata and read a `Vec<u16>` as numbers, so
 * call arguments, events and API types use `vec(u16)`.
 */
export const u16Array: Codec<Uint16Array> = new NumberArray(vec(u16).type, 2, n => new Uint16Array(n));
/** `Vec<u32>` as a Uint32Array. For storage only, as {@link u16Array}. */
export const u32Array: Codec<Uint32Array> = new NumberArray(vec(u32).type, 4, n => new Uint32Array(n));
/** `Vec<u64>` as a BigUint64Array. For storage only, as {@link u16Array}. */
export const u64Array: Codec<BigUint64Array> = new NumberArray(vec(u64).type, 8, n => new BigUint64Array(n));
