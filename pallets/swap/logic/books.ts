import type { Alpha, Rao } from "@waystone/primitives";
import type { Direction, SwapResult } from "./swap.ts";

/** What a swap changes in the books of whoever keeps the reserves, all in rao. */
export interface SwapBooks {
  /** `SubnetTAO`. */
  readonly tao: Rao;
  /** `SubnetAlphaIn`: alpha in the pool. */
  readonly alphaIn: Alpha;
  /** `SubnetAlphaOut`: alpha outside the pool. */
  readonly alphaOut: Alpha;
  /** `SubnetVolume`: TAO that was ever swapped. */
  readonly volume: bigint;
  /** `TotalStake`, over all subnets. */
  readonly totalStake: Rao;
}

const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;
/** Reserves change by an i64 in the reference. */
const MAX_CHANGE = (1n << 63n) - 1n;

const change = (amount: bigint): bigint => (amount > MAX_CHANGE ? MAX_CHANGE : amount);
const add = (a: bigint, b: bigint, max = U64_MAX): bigint => (a + b > max ? max : a + b);
const sub = (a: bigint, b: bigint): bigint => (a < b ? 0n : a - b);

/**
 * Books a swap of `amount` (runtime.md 5.2). A purchase counts all TAO that was given, fee and rest included, as stake and
 * volume, while the pool gets the net (quirk 5 of appendix G, reproduced).
 */
export function bookSwap(books: SwapBooks, direction: Direction, amount: bigint, result: SwapResult): SwapBooks {
  const [paidIn, paidOut] = [change(result.paidIn), change(result.paidOut)];
  if (direction === "buy")
    return {
      tao: add(books.tao, paidIn),
      alphaIn: sub(books.alphaIn, paidOut),
      alphaOut: add(books.alphaOut, result.paidOut),
      volume: add(books.volume, amount, U128_MAX),
      totalStake: add(books.totalStake, amount),
    };
  return {
    tao: sub(books.tao, paidOut),
    alphaIn: add(books.alphaIn, paidIn),
    alphaOut: sub(books.alphaOut, paidIn),
    volume: add(books.volume, result.paidOut, U128_MAX),
    totalStake: sub(books.totalStake, result.paidOut),
  };
}
