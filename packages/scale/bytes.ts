import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { u8 } from "./numbers.ts";
import type { Reader } from "./reader.ts";
import { anonymous, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class Bytes extends Codec<Uint8Array> {
  readonly type = anonymous({ kind: "sequence", item: u8 });

  read(r: Reader): Uint8Array {
    return r.bytes(r.length(1));
  }

  write(w: Writer, value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) throw new ScaleError("bad-value", `${String(value)} is not a Uint8Array`);
    w.compact(value.length);
    w.bytes(value);
  }
}

/** `Vec<u8>`: bytes behind their length. */
export const bytes: Codec<Uint8Array> = new Bytes();

class FixedBytes extends Codec<Uint8Array> {
  readonly type: TypeInfo;
  override readonly minSize: number;

  constructor(length: number) {
    super();
    this.minSize = length;
    this.type = anonymous({ kind: "array", length, item: u8 });
  }

  read(r: Reader): Uint8Array {
    return r.bytes(this.minSize);
  }

  write(w: Writer, value: Uint8Array): void {
    if (!(value instanceof Uint8Array) || value.length !== this.minSize)
      throw new ScaleError("bad-value", `${String(value)} is not a Uint8Array of ${this.minSize} bytes`);
    w.bytes(value);
  }
}

const fixed = new Map<number, Codec<Uint8Array>>();

/** `[u8; N]`: so many bytes as they are. */
export function fixedBytes(length: number): Codec<Uint8Array> {
  let codec = fixed.get(length);
  if (codec === undefined) {
    codec = new FixedBytes(length);
    fixed.set(length, codec);
  }
  return codec;
}

/** Bytes to the end of the input: for opaque values that carry no length. Has no type of its own in metadata. */
export class RawBytes extends Codec<Uint8Array> {
  readonly type = anonymous({ kind: "sequence", item: u8 });
  override readonly minSize = 0;

  read(r: Reader): Uint8Array {
    return r.bytes(r.remaining);
  }

  write(w: Writer, value: Uint8Array): void {
    w.bytes(value);
  }
}
