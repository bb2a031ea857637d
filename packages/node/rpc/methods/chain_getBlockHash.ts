import { method } from "../method.ts";
import { count, list, optional, type Param, WRONG } from "../params.ts";

/** A block's number, as a number or as hex. */
const blockNumber: Param<number> = {
  expected: "a block number",
  read(value) {
    if (typeof value === "string") return /^0x[0-9a-f]{1,13}$/i.test(value) ? Number(value) : WRONG;
    return count.read(value);
  },
};

const blockNumbers = list(blockNumber, 1000);

/** One number, or a list of them: answered alike. */
const numberOrNumbers: Param<number | readonly number[]> = {
  expected: `${blockNumber.expected}, or ${blockNumbers.expected}`,
  read: value => (Array.isArray(value) ? blockNumbers.read(value) : blockNumber.read(value)),
};

/** Hash of the block of a number, or null; of a list of numbers a list; of the newest block where none is named. */
export const chain_getBlockHash = method({
  name: "chain_getBlockHash",
  aliases: ["chain_getHead"],
  params: { number: optional(numberOrNumbers) },
  handle({ backend }, { number }) {
    if (number === undefined) return backend.head().hash;
    return typeof number === "number" ? backend.hashOf(number) : number.map(one => backend.hashOf(one) ?? null);
  },
});
