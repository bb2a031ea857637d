import { invalidParams } from "../error.ts";
import { method } from "../method.ts";

function toNumber(value: unknown): number {
  const number = typeof value === "string" && /^0x[0-9a-fA-F]{1,8}$/.test(value) ? Number.parseInt(value, 16) : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0)
    throw invalidParams(`a block number must be a whole number or hex; got ${JSON.stringify(value)}`);
  return number;
}

/** Hash of the block of a number, of the newest one where none is given, or of each number of a list. */
export const chain_getBlockHash = method(({ backend }, params) => {
  const value = params.at(0);
  if (value === undefined) return backend.head().hash;
  if (Array.isArray(value)) return value.slice(0, 1000).map(number => backend.hashOf(toNumber(number)) ?? null);
  return backend.hashOf(toNumber(value)) ?? null;
});
