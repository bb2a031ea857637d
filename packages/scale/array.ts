import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { plainType, type TypeInfo } from "./type-info.ts";
import { checkArray, compareElements, readElements, refuseBytes, writeElements } from "./vec.ts";
import type { Writer } from "./writer.ts";

class FixedArray<T> extends Codec<readonly T[]> {
  readonly type: TypeInfo;
  readonly element: Codec<T>;
  readonly length: number;

  constructor(element: Codec<T>, length: number) {
    super();
    this.element = element;
    this.length = length;
    this.type = plainType(`[${element.name}; ${length}]`, { kind: "array", element, length });
  }

  override get minSize(): number {
    return this.length === 0 ? 0 : this.length * this.element.minSize;
  }

  override compare(a: readonly T[], b: readonly T[]): number {
    return compareElements(this.element, a, b);
  }

  read(r: Reader): readonly T[] {
    // A length from foreign metadata may be anything up to 2^32 - 1.
    const size = this.minSize;
    if (size > r.remaining || (size === 0 && this.length !== 0))
      throw r.error("end-of-input", `${this.type.name} takes at least ${size} bytes, ${r.remaining} are left`);
    return readElements(r, this.element, this.length);
  }

  write(w: Writer, value: readonly T[]): void {
    checkArray(this.type.name, value);
    if (value.length !== this.length)
      throw new ScaleError(
        "bad-value",
        `${value.length} elements do not fit ${this.type.name}; expected ${this.length}`,
      );
    writeElements(w, this.element, value);
  }
}

/**
 * `[T; length]`: so many elements and nothing else.
 * @throws ScaleError `bad-type` for `u8`: use `fixedBytes`, since the JS value is a Uint8Array
 */
export function array<T>(element: Codec<T>, length: number): Codec<readonly T[]> {
  refuseBytes(element, "fixedBytes");
  return new FixedArray(element, length);
}
