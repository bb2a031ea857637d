import { expect, test } from "vitest";
import { bookSwap, type SwapBooks } from "./books.ts";

const books: SwapBooks = { tao: 1_000n, alphaIn: 2_000n, alphaOut: 500n, volume: 7n, totalStake: 1_000n };

test("a purchase adds the net to the pool, and all that was given to stake and volume", () => {
  const result = { paidIn: 90n, paidOut: 160n, feePaid: 1n, feeToAuthor: 1n };
  expect(bookSwap(books, "buy", 100n, result)).toEqual({
    tao: 1_090n,
    alphaIn: 1_840n,
    alphaOut: 660n,
    volume: 107n,
    totalStake: 1_100n,
  });
});

test("a sale adds the net to the pool and takes out what is paid", () => {
  const result = { paidIn: 90n, paidOut: 40n, feePaid: 10n, feeToAuthor: 10n };
  expect(bookSwap(books, "sell", 100n, result)).toEqual({
    tao: 960n,
    alphaIn: 2_090n,
    alphaOut: 410n,
    volume: 47n,
    totalStake: 960n,
  });
});

test("nothing falls below zero or leaves its width", () => {
  const huge = (1n << 64n) - 1n;
  const result = { paidIn: huge, paidOut: huge, feePaid: 0n, feeToAuthor: 0n };
  const sold = bookSwap(books, "sell", huge, result);
  expect(sold).toMatchObject({ tao: 0n, alphaOut: 0n, totalStake: 0n, volume: huge + 7n });
  expect(sold.alphaIn).toBe((1n << 63n) - 1n + 2_000n);
  expect(bookSwap({ ...books, alphaOut: huge }, "buy", huge, result).alphaOut).toBe(huge);
});
