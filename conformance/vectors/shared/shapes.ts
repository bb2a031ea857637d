import type { Fixed, FixedType } from "@waystone/primitives";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";

/** Integers of one string, separated by single spaces. */
export function ints(text: string): bigint[] {
  if (text === "") return [];
  return text.split(" ").map(part => {
    if (!/^-?\d+$/.test(part)) throw new VectorError("bad-case", `${part} is no integer`);
    return BigInt(part);
  });
}

/** As {@link ints}, as numbers. */
export function nums(text: string): number[] {
  return ints(text).map(Number);
}

/** Raw bits of one string as fixed-point numbers. */
export function vector<F extends string>(type: FixedType<F>, text: string): Fixed<F>[] {
  return ints(text).map(bits => type.fromBits(bits));
}

/** A row of `column:value`. */
export function sparseRow<V>(text: string, value: (bits: bigint) => V): (readonly [column: number, value: V])[] {
  if (text === "") return [];
  return text.split(" ").map(part => {
    const [, column, bits] = /^(\d+):(-?\d+)$/.exec(part) ?? [];
    if (column === undefined || bits === undefined) throw new VectorError("bad-case", `${part} is no entry of a row`);
    return [Number(column), value(BigInt(bits))] as const;
  });
}

/** Truth values of one string of 0 and 1. */
export function flags(text: string): boolean[] {
  if (!/^[01]*$/.test(text)) throw new VectorError("bad-case", `${text} is not made of 0 and 1`);
  return [...text].map(digit => digit === "1");
}

/** A list as one string, separated by single spaces. */
export function show(values: readonly (bigint | number)[]): string {
  return values.join(" ");
}

/** Rows of `column:value`, each as one string. */
export function showSparse(rows: readonly (readonly (readonly [number, bigint | number])[])[]): string[] {
  return rows.map(row => row.map(([column, value]) => `${column}:${value}`).join(" "));
}

/** Truth values as one string of 0 and 1. */
export function showFlags(values: readonly boolean[]): string {
  return values.map(Number).join("");
}

/** Tuples of a field that is an array of arrays of fixed length. */
export function tuples(line: Line, key: string, length: number): (readonly unknown[])[] {
  return line.list(key).map(item => tuple(item, length));
}

/** One tuple. */
export function tuple(value: unknown, length: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length !== length)
    throw new VectorError("bad-case", `${JSON.stringify(value)} is not an array of ${length}`);
  return value;
}

/** An integer of a tuple. */
export function int(value: unknown): bigint {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === "string" && /^-?\d+$/.test(value)) return BigInt(value);
  throw new VectorError("bad-case", `${JSON.stringify(value)} is no integer`);
}
