// Values of any type by chance, for tests that speak to what decodes them.
import type { TypeNode } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** A whole number from 0 to `below - 1`. */
export type Draw = (below: number) => number;

/** Choices that follow from a seed (xorshift), so that a counterexample is one number. */
export function drawer(seed: number): Draw {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What a writer of values chooses. */
export interface Choices {
  readonly draw: Draw;
  /** Bytes of an account. */
  account(): Uint8Array;
  /** A number of so many bits; `small` where it is an index rather than an amount. */
  integer(bits: number, small: boolean): bigint;
  /** What a token of the registry stands for, such as a call within a call. */
  token(w: Writer): void;
}

function isSmall(node: TypeNode): boolean {
  if (node.target !== undefined) return isSmall(node.target);
  const { def } = node.type;
  return def.kind === "primitive" && ["u8", "u16"].includes(def.primitive);
}

/** Writes a value of a type, as a hostile but well-read caller would choose it. Recursive types end by the luck of the draw. */
export function writeAny(w: Writer, node: TypeNode, choices: Choices): void {
  if (node.target !== undefined) return writeAny(w, node.target, choices);
  const { draw } = choices;
  const { def, path } = node.type;
  if (path.endsWith("AccountId32")) return w.raw(choices.account());
  switch (def.kind) {
    case "composite":
      for (const { type } of def.fields) writeAny(w, type, choices);
      return;
    case "tuple":
      for (const type of def.elements) writeAny(w, type, choices);
      return;
    case "variant": {
      const chosen = def.variants[draw(def.variants.length)];
      w.byte(chosen?.index ?? 0);
      for (const { type } of chosen?.fields ?? []) writeAny(w, type, choices);
      return;
    }
    case "sequence": {
      const length = draw(4);
      w.compact(length);
      for (let i = 0; i < length; i++) writeAny(w, def.element, choices);
      return;
    }
    case "array":
      for (let i = 0; i < def.length; i++) writeAny(w, def.element, choices);
      return;
    case "compact":
      // Compact<()>, in addresses by index, takes no bytes.
      if (def.element.type.def.kind === "tuple") return;
      return w.compact(Number(choices.integer(36, isSmall(def.element))));
    case "primitive":
      return writePrimitive(w, def.primitive, choices);
    case "token":
      return choices.token(w);
    case "bitSequence":
      return w.compact(0);
  }
}

function writePrimitive(w: Writer, name: string, { draw, integer }: Choices): void {
  if (name === "bool") return w.byte(draw(2));
  if (name === "str") return w.compact(0);
  const bits = name === "char" ? 32 : Number(name.slice(1));
  const value = name === "char" ? BigInt(draw(0xd800)) : BigInt.asUintN(bits, integer(bits, bits <= 16));
  for (let i = 0; i < bits / 8; i++) w.byte(Number((value >> BigInt(8 * i)) & 255n));
}
