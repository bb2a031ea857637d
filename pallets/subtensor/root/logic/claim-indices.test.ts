import type { Hash } from "@waystone/primitives";
import { expect, test } from "vitest";
import { claimIndices } from "./claim-indices.ts";

const hash = (words: readonly bigint[]) =>
  `0x${words.map(word => word.toString(16).padStart(16, "0")).join("")}` as Hash;

test("walks through the hash's words, each index once, ascending", () => {
  expect(claimIndices(hash([3n, 1n, 2n, 4n]), 5n, 100n)).toEqual([6n, 7n, 9n, 13n, 16n]);
  expect(claimIndices(hash([5n, 5n, 5n, 5n]), 5n, 5n)).toEqual([0n]);
  expect(claimIndices(hash([(1n << 64n) - 1n, 1n, 0n, 0n]), 1n, 10n)).toEqual([5n]);
  expect(claimIndices(hash([7n, 7n, 7n, 7n]), 0n, 10n)).toEqual([]);
  expect(claimIndices(hash([7n, 7n, 7n, 7n]), 3n, 0n)).toEqual([0n]);
});
