import { Codec, compareBytes } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class Bool extends Codec<boolean> {
  readonly type: TypeInfo = plainType("bool", { kind: "primitive", primitive: "bool" });

  override compare(a: boolean, b: boolean): number {
    return Number(a) - Number(b);
  }

  read(r: Reader): boolean {
    const at = r.offset;
    const value = r.byte();
    if (value > 1) throw r.error("bad-bool", `byte ${value} is not a bool; expected 0 or 1`, at);
    return value === 1;
  }

  write(w: Writer, value: boolean): void {
    if (typeof value !== "boolean")
      throw new ScaleError("bad-value", `bool is written from true or false, not ${String(value)}`);
    w.byte(value ? 1 : 0);
  }
}

class Char extends Codec<string> {
  readonly type: TypeInfo = plainType("char", { kind: "primitive", primitive: "char" });

  override get minSize(): number {
    return 4;
  }

  override compare(a: string, b: string): number {
    return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
  }

  read(r: Reader): string {
    const at = r.offset;
    const point = r.u32();
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
      throw r.error("bad-char", `${point} is not a Unicode scalar value`, at);
    return String.fromCodePoint(point);
  }

  write(w: Writer, value: string): void {
    const point = value.codePointAt(0);
    if (point === undefined || String.fromCodePoint(point) !== value || !value.isWellFormed())
      throw new ScaleError("bad-char", `${JSON.stringify(value)} is not one Unicode scalar value`);
    w.u32(point);
  }
}

const utf8 = new TextEncoder();

class Str extends Codec<string> {
  readonly type: TypeInfo = plainType("String", { kind: "primitive", primitive: "str" });

  override compare(a: string, b: string): number {
    return compareBytes(utf8.encode(a), utf8.encode(b));
  }

  read(r: Reader): string {
    return r.text(r.length(1));
  }

  write(w: Writer, value: string): void {
    if (typeof value !== "string")
      throw new ScaleError("bad-value", `text is written from a string, not ${String(value)}`);
    w.text(value);
  }
}

/** True or false, one byte. */
export const bool: Codec<boolean> = new Bool();
/** One Unicode scalar value, four bytes. */
export const char: Codec<string> = new Char();
/** UTF-8 text with its length in bytes in front. */
export const str: Codec<string> = new Str();
