import { BigInteger } from "./big-integer.ts";
import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { SmallInt } from "./integer.ts";
import { Newtype } from "./newtype.ts";
import type { Reader } from "./reader.ts";
import { unaliased } from "./reference.ts";
import { plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class CompactSmall extends Codec<number> {
  readonly type: TypeInfo;
  readonly #int: SmallInt;

  constructor(of: Codec<unknown>, int: SmallInt) {
    super();
    this.#int = int;
    this.type = plainType(`Compact<${of.name}>`, { kind: "compact", element: of });
  }

  override compare(a: number, b: number): number {
    return a - b;
  }

  read(r: Reader): number {
    const at = r.offset;
    const value = r.compact();
    if (value > this.#int.max)
      throw r.error("bad-compact", `compact number ${value} does not fit ${this.#int.name}`, at);
    return value;
  }

  write(w: Writer, value: number): void {
    this.#int.check(value);
    w.compact(value);
  }
}

class CompactBig extends Codec<bigint> {
  readonly type: TypeInfo;
  readonly #int: BigInteger;

  constructor(of: Codec<unknown>, int: BigInteger) {
    super();
    this.#int = int;
    this.type = plainType(`Compact<${of.name}>`, { kind: "compact", element: of });
  }

  override compare(a: bigint, b: bigint): number {
    return this.#int.compare(a, b);
  }

  read(r: Reader): bigint {
    return r.compactBig(this.#int.bits / 8);
  }

  write(w: Writer, value: bigint): void {
    this.#int.check(value);
    w.compactBig(value);
  }
}

function integerIn(codec: Codec<unknown>): SmallInt | BigInteger | undefined {
  const inner = unaliased(codec);
  if (inner instanceof Newtype) return integerIn(inner.inner);
  return (inner instanceof SmallInt || inner instanceof BigInteger) && Number(inner.min) === 0 ? inner : undefined;
}

/**
 * `Compact<T>` of an unsigned integer or of a newtype around one: 1 to 17 bytes, small values short; the JS value is that of `T`.
 * @throws ScaleError `bad-type` for anything else
 */
export function compact<T extends number | bigint>(of: Codec<T>): Codec<T> {
  const int = integerIn(of);
  if (int === undefined || int.bits > 128)
    throw new ScaleError(
      "bad-type",
      `Compact<${of.name}> does not exist; only unsigned integers up to u128 have a compact form`,
    );
  const codec: Codec<unknown> = int instanceof SmallInt ? new CompactSmall(of, int) : new CompactBig(of, int);
  // The integer inside `of` decides between number and bigint, and so does T.
  return codec as Codec<T>;
}
