import { Codec, compareBytes } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { u8 } from "./integer.ts";
import type { Reader } from "./reader.ts";
import { plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

function checkBytes(name: string, value: Uint8Array): void {
  if (!(value instanceof Uint8Array))
    throw new ScaleError(
      "bad-value",
      `${name} is written from a Uint8Array, not from ${typeof value} ${String(value)}`,
    );
}

class Bytes extends Codec<Uint8Array> {
  readonly type: TypeInfo = plainType("Vec<u8>", { kind: "sequence", element: u8 });

  override compare(a: Uint8Array, b: Uint8Array): number {
    return compareBytes(a, b);
  }

  read(r: Reader): Uint8Array {
    return r.bytes(r.length(1));
  }

  write(w: Writer, value: Uint8Array): void {
    checkBytes("Vec<u8>", value);
    w.compact(value.length);
    w.raw(value);
  }
}

class FixedBytes extends Codec<Uint8Array> {
  readonly type: TypeInfo;
  readonly length: number;

  constructor(length: number) {
    super();
    this.length = length;
    this.type = plainType(`[u8; ${length}]`, { kind: "array", element: u8, length });
  }

  override get minSize(): number {
    return this.length;
  }

  override compare(a: Uint8Array, b: Uint8Array): number {
    return compareBytes(a, b);
  }

  read(r: Reader): Uint8Array {
    return r.bytes(this.length);
  }

  write(w: Writer, value: Uint8Array): void {
    checkBytes(this.type.name, value);
    if (value.length !== this.length)
      throw new ScaleError("bad-value", `${value.length} bytes do not fit ${this.type.name}; expected ${this.length}`);
    w.raw(value);
  }
}

/** `Vec<u8>`: bytes with their number in front. */
export const bytes: Codec<Uint8Array> = new Bytes();

const fixed = new Map<number, Codec<Uint8Array>>();

/** `[u8; length]`: so many bytes and nothing else. The same codec for the same length. */
export function fixedBytes(length: number): Codec<Uint8Array> {
  let codec = fixed.get(length);
  if (codec === undefined) {
    codec = new FixedBytes(length);
    fixed.set(length, codec);
  }
  return codec;
}
