import { isPrintable } from "./printable.ts";

/** A Python float where a JavaScript number would be taken for an int: `new PyFloat(1)` is `1.0`. Needed in untyped values only. */
export class PyFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A Python tuple. JSON has none: on the wire it is a list, and only the sender's own hash knows it. */
export class PyTuple {
  readonly items: readonly unknown[];

  constructor(...items: readonly unknown[]) {
    this.items = items;
  }
}

/** `repr` of a float: the shortest digits that read back as the same number, with an exponent below 1e-4 and from 1e16 on. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  // Both languages choose the same digits; they differ in where the exponent begins, and in its two digits.
  if (size < 1e-4 || size >= 1e16) return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}

/** JSON of a float as Python writes it, the three words that are no JSON included. */
export function jsonFloat(value: number): string {
  if (Number.isFinite(value)) return reprFloat(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

const SHORT: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };
const PLAIN = /^[ !#-&(-[\]-~]*$/;

function escaped(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** `repr` of a str: in single quotes, or in double ones where it has single and no double ones. */
export function reprStr(value: string): string {
  if (PLAIN.test(value)) return `'${value}'`;
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const quoteCode = quote.charCodeAt(0);
  let out = quote;
  // By code points; a lone surrogate is one by itself, as in Python.
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code === quoteCode) out += `\\${quote}`;
    else if (SHORT[code] !== undefined) out += SHORT[code];
    else out += isPrintable(code) ? character : escaped(code);
  }
  return out + quote;
}

/** `repr` of a list of what is already in Python's form. */
export function reprList(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}

/** `repr` of a tuple of what is already in Python's form. */
export function reprTuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
}

/** `repr` of a dict of what is already in Python's form. */
export function reprDict(entries: readonly (readonly [key: string, value: string])[]): string {
  return `{${entries.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
}

/** `str` of a bool. */
export function reprBool(value: boolean): string {
  return value ? "True" : "False";
}
