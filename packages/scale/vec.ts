import { BigInteger } from "./big-integer.ts";
import { Codec } from "./codec.ts";
import { inside, ScaleError } from "./errors.ts";
import { SmallInt, u8 } from "./integer.ts";
import type { Reader } from "./reader.ts";
import { unaliased } from "./reference.ts";
import { plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** Elementwise order; a prefix comes before what it begins. */
export function compareElements<T>(element: Codec<T>, a: readonly T[], b: readonly T[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = element.compare(a[i] as T, b[i] as T);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Reads `count` elements, naming the index in errors. */
export function readElements<T>(r: Reader, element: Codec<T>, count: number): T[] {
  const out = new Array<T>(count);
  let i = 0;
  try {
    for (; i < count; i++) out[i] = element.read(r);
  } catch (error) {
    throw inside(error, i);
  }
  return out;
}

/** Writes elements without their number, naming the index in errors. */
export function writeElements<T>(w: Writer, element: Codec<T>, values: readonly T[]): void {
  let i = 0;
  try {
    for (; i < values.length; i++) element.write(w, values[i] as T);
  } catch (error) {
    throw inside(error, i);
  }
}

/** @throws ScaleError `bad-value` */
export function checkArray(name: string, value: readonly unknown[]): void {
  if (!Array.isArray(value))
    throw new ScaleError("bad-value", `${name} is written from an array, not from ${typeof value} ${String(value)}`);
}

class Vec<T> extends Codec<readonly T[]> {
  readonly type: TypeInfo;
  readonly element: Codec<T>;

  constructor(element: Codec<T>) {
    super();
    this.element = element;
    this.type = plainType(`Vec<${element.name}>`, { kind: "sequence", element });
  }

  override compare(a: readonly T[], b: readonly T[]): number {
    return compareElements(this.element, a, b);
  }

  read(r: Reader): readonly T[] {
    return readElements(r, this.element, r.length(this.element.minSize));
  }

  write(w: Writer, value: readonly T[]): void {
    checkArray(this.type.name, value);
    w.compact(value.length);
    writeElements(w, this.element, value);
  }
}

// Vectors of numbers have loops of their own: going through the element's codec for each costs about twice as much.
class VecU16 extends Vec<number> {
  override read(r: Reader): readonly number[] {
    return r.u16s(r.length(2));
  }

  override write(w: Writer, value: readonly number[]): void {
    checkArray(this.type.name, value);
    w.compact(value.length);
    const bad = w.u16s(value);
    if (bad >= 0) refuse(this.element, value[bad], bad);
  }
}

class VecU32 extends Vec<number> {
  override read(r: Reader): readonly number[] {
    return r.u32s(r.length(4));
  }

  override write(w: Writer, value: readonly number[]): void {
    checkArray(this.type.name, value);
    w.compact(value.length);
    const bad = w.u32s(value);
    if (bad >= 0) refuse(this.element, value[bad], bad);
  }
}

class VecU64 extends Vec<bigint> {
  override read(r: Reader): readonly bigint[] {
    return r.u64s(r.length(8));
  }
}

/** Lets the element's codec say what is wrong with a value. */
function refuse(element: Codec<unknown>, value: unknown, index: number): void {
  try {
    element.encode(value);
  } catch (error) {
    throw inside(error, index);
  }
}

/** @throws ScaleError `bad-type` for elements that are `u8` under any name */
export function refuseBytes(element: Codec<unknown>, instead: string): void {
  if (unaliased(element) === u8)
    throw new ScaleError(
      "bad-type",
      `sequences of ${element.name} are bytes; use ${instead}, under an alias if it needs a name`,
    );
}

/**
 * `Vec<T>`: elements with their number in front. Reading refuses a number that the bytes left cannot hold.
 * @throws ScaleError `bad-type` for `u8`: use `bytes`, since the JS value is a Uint8Array
 */
export function vec<T>(element: Codec<T>): Codec<readonly T[]> {
  refuseBytes(element, "bytes");
  const inner = unaliased(element);
  let codec: Codec<readonly unknown[]> | undefined;
  if (inner instanceof SmallInt && inner.min === 0)
    codec =
      inner.bits === 16
        ? new VecU16(element as Codec<unknown> as Codec<number>)
        : new VecU32(element as Codec<unknown> as Codec<number>);
  else if (inner instanceof BigInteger && inner.bits === 64 && inner.min === 0n)
    codec = new VecU64(element as Codec<unknown> as Codec<bigint>);
  return (codec ?? new Vec(element)) as Codec<readonly T[]>;
}
