import { type FixedType, I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } from "@waystone/primitives";
import { VectorError } from "../runner/errors.ts";

function widened<F extends string>(type: FixedType<F>): readonly [string, FixedType<string>] {
  // A checker reads the type's name from the case, so it holds the brand as a plain string.
  return [type.name, type as unknown as FixedType<string>];
}

/** The fixed-point types of the vectors, by name. */
export const FIXED_TYPES: ReadonlyMap<string, FixedType<string>> = new Map([
  widened(I32F32),
  widened(I64F64),
  widened(U64F64),
  widened(I96F32),
  widened(U96F32),
  widened(I110F18),
  widened(U110F18),
]);

/** The type of a name. @throws VectorError `unknown-kind` */
export function fixedTypeOf(name: string): FixedType<string> {
  const type = FIXED_TYPES.get(name);
  if (type === undefined) throw new VectorError("unknown-kind", `t is ${name}`);
  return type;
}
