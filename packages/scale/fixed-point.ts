import type { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { Newtype, pathType } from "./newtype.ts";
import { lastSegment, type TypeNode } from "./type-info.ts";

const empty = (path: string): TypeNode => ({ type: pathType(path, { kind: "composite", fields: [] }) });
const BITS = [empty("substrate_typenum::bit::B0"), empty("substrate_typenum::bit::B1")] as const;
const known = new Map<number, TypeNode>([[0, empty("substrate_typenum::uint::UTerm")]]);

/**
 * A number as a type, as `typenum` spells it: its binary digits, one type around the other. Only metadata shows it; it has no values.
 * @throws ScaleError `bad-type` unless `n` is a whole number from 0 to 2³¹ − 1
 */
export function typenum(n: number): TypeNode {
  if (!Number.isInteger(n) || n < 0 || n > 0x7fffffff)
    throw new ScaleError("bad-type", `${n} cannot be a type; expected a whole number from 0 to 2147483647`);
  let node = known.get(n);
  if (node !== undefined) return node;
  const higher = typenum(n >>> 1);
  const lowest = BITS[n & 1 ? 1 : 0];
  const fields = [
    { name: "msb", type: higher, typeName: "U", docs: [] },
    { name: "lsb", type: lowest, typeName: "B", docs: [] },
  ];
  node = {
    type: pathType(
      "substrate_typenum::uint::UInt",
      { kind: "composite", fields },
      { params: { U: higher, B: lowest } },
    ),
  };
  known.set(n, node);
  return node;
}

/**
 * A number of `substrate_fixed`: a composite with one field `bits`, whose value is the JS value, and a parameter `Frac`.
 * @param path such as `substrate_fixed::FixedU128` @param bits integer of the full width @param fraction how many of the bits
 * lie behind the binary point @param name how a field of this type is written in Rust, such as `U64F64`
 */
export function fixedPoint<T>(
  path: string,
  bits: Codec<T>,
  fraction: number,
  name: string = lastSegment(path),
): Codec<T> {
  const field = { name: "bits", type: bits, typeName: bits.name, docs: [] };
  const params = { Frac: typenum(fraction) };
  return new Newtype(pathType(path, { kind: "composite", fields: [field] }, { params, name }), bits);
}
