import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { plainType, type TypeInfo, type TypeNode } from "./type-info.ts";
import { checkArray } from "./vec.ts";
import type { Writer } from "./writer.ts";

/** Order of bits in a word: from its lowest bit or from its highest. */
export type BitOrder = "Lsb0" | "Msb0";

/** Bits packed into words of 8, 16, 32 or 64, as Rust's `bitvec` writes them; the JS value is an array of booleans. */
export class BitSequence extends Codec<readonly boolean[]> {
  readonly type: TypeInfo;
  readonly #wordBytes: number;
  readonly #order: BitOrder;

  /** @param store the word's type @param order the order's type @param wordBits 8, 16, 32 or 64 */
  constructor(store: TypeNode, order: TypeNode, wordBits: number, bitOrder: BitOrder) {
    super();
    this.type = plainType("BitVec", { kind: "bitSequence", store, order });
    this.#wordBytes = wordBits / 8;
    this.#order = bitOrder;
  }

  /** Byte and bit of the bit at `index`; words are little-endian. */
  #place(index: number): { readonly byte: number; readonly bit: number } {
    const wordBits = this.#wordBytes * 8;
    const inWord = this.#order === "Lsb0" ? index % wordBits : wordBits - 1 - (index % wordBits);
    return { byte: Math.floor(index / wordBits) * this.#wordBytes + (inWord >> 3), bit: inWord & 7 };
  }

  #size(bits: number): number {
    return Math.ceil(bits / (this.#wordBytes * 8)) * this.#wordBytes;
  }

  read(r: Reader): readonly boolean[] {
    const at = r.offset;
    const count = r.compact();
    if (this.#size(count) > r.remaining)
      throw r.error("too-long", `bit sequence claims ${count} bits, ${r.remaining} bytes are left`, at);
    const words = r.view(this.#size(count));
    const out: boolean[] = [];
    for (let i = 0; i < count; i++) {
      const { byte, bit } = this.#place(i);
      out.push((((words[byte] ?? 0) >> bit) & 1) === 1);
    }
    return out;
  }

  write(w: Writer, value: readonly boolean[]): void {
    checkArray("BitVec", value);
    const words = new Uint8Array(this.#size(value.length));
    for (const [i, set] of value.entries()) {
      if (typeof set !== "boolean")
        throw new ScaleError("bad-value", `bit ${i} is ${String(set)}; expected true or false`);
      const { byte, bit } = this.#place(i);
      if (set) words[byte] = (words[byte] ?? 0) | (1 << bit);
    }
    w.compact(value.length);
    w.raw(words);
  }
}
