import type { Context } from "@waystone/frame";
import { type Alpha, DEFAULT_QUOTE_WEIGHT, type NetUid, type Rao, type U64F64 } from "@waystone/primitives";
import { ReservesPort, SwapConfigPort } from "./config.ts";
import { initialQuoteWeight, weightToAbsorb } from "./logic/liquidity.ts";
import { alphaAtPrice, feeOf, isDynamic, type Pool, priceOf } from "./logic/pool.ts";
import { sqrtPrice } from "./logic/sqrt-price.ts";
import { type Direction, poolAfter, type SwapResult, swapInPool } from "./logic/swap.ts";
import { AlphaSqrtPrice, FeeRate, PalSwapInitialized, SwapBalancer } from "./storage.ts";

/** How a swap is made. */
export interface SwapOptions {
  /** Price at which it stops, in rao for one alpha. By default the greatest price for a purchase, the least for a sale. */
  readonly limit?: Rao;
  /** Whether no fee is taken; a fee is taken if not given. */
  readonly dropFees?: boolean;
}

/** A subnet's pool as it stands. */
function poolOf(ctx: Context, netuid: NetUid): Pool {
  const reserves = ctx.use(ReservesPort);
  return {
    ...reserves.get(ctx, netuid),
    mechanism: reserves.mechanism(ctx, netuid),
    quoteWeight: SwapBalancer.get(ctx.store, netuid).quote,
    feeRate: FeeRate.get(ctx.store, netuid),
  };
}

/** The pool as a swap finds it: the first one gives it even weights. */
function poolToSwap(ctx: Context, netuid: NetUid): Pool {
  const pool = poolOf(ctx, netuid);
  return PalSwapInitialized.get(ctx.store, netuid) ? pool : { ...pool, quoteWeight: DEFAULT_QUOTE_WEIGHT };
}

function workOut(ctx: Context, pool: Pool, direction: Direction, amount: bigint, options: SwapOptions): SwapResult {
  const { minimumReserve, maxPrice, minPrice } = ctx.use(SwapConfigPort);
  const limit = options.limit ?? (direction === "buy" ? maxPrice : minPrice);
  return swapInPool(pool, { direction, amount, limit, dropFees: options.dropFees === true }, minimumReserve);
}

/**
 * Swaps `amount` (rao of TAO to buy, rao of alpha to sell) and says what it comes to. No token moves and no reserve changes
 * here: the caller books that with `bookSwap`. One for one where alpha is TAO. A failed swap writes nothing.
 * @throws DispatchFailure `SwapInputTooLarge`, `ReservesTooLow`, `PriceLimitExceeded`, `InsufficientLiquidity`
 */
function swap(
  ctx: Context,
  netuid: NetUid,
  direction: Direction,
  amount: bigint,
  options: SwapOptions = {},
): SwapResult {
  const pool = poolToSwap(ctx, netuid);
  const result = workOut(ctx, pool, direction, amount, options);
  if (!isDynamic(pool)) return result;
  if (!PalSwapInitialized.get(ctx.store, netuid)) {
    SwapBalancer.set(ctx.store, [netuid], { quote: pool.quoteWeight });
    PalSwapInitialized.set(ctx.store, [netuid], true);
  }
  if (ctx.use(SwapConfigPort).keepsSqrtPrice)
    AlphaSqrtPrice.set(ctx.store, [netuid], sqrtPrice(priceOf(poolAfter(pool, direction, result))));
  return result;
}

/** What {@link swap} would come to; nothing is written. @throws DispatchFailure as {@link swap} */
function quote(
  ctx: Context,
  netuid: NetUid,
  direction: Direction,
  amount: bigint,
  options: SwapOptions = {},
): SwapResult {
  return workOut(ctx, poolToSwap(ctx, netuid), direction, amount, options);
}

/**
 * What a swap without a limit would come to, as clients are told (runtime.md 9.1): nothing on a subnet that does not exist.
 * Nothing is written. @throws DispatchFailure as {@link swap}
 */
function simulate(ctx: Context, netuid: NetUid, direction: Direction, amount: bigint): SwapResult {
  const result = quote(ctx, netuid, direction, amount);
  const reserves = ctx.use(ReservesPort);
  if (reserves.mechanism(ctx, netuid) === 1 || reserves.exists(ctx, netuid)) return result;
  return { ...result, paidIn: 0n, paidOut: 0n };
}

/** Price in TAO for one alpha; 1 where alpha is TAO, 0 while the pool has no alpha. */
function price(ctx: Context, netuid: NetUid): U64F64 {
  return priceOf(poolOf(ctx, netuid));
}

/** Fee of a swap of `amount` that no limit cuts short, in the unit of the amount. */
function approxFee(ctx: Context, netuid: NetUid, amount: bigint): bigint {
  return feeOf(poolOf(ctx, netuid), amount);
}

/** Alpha that is worth `tao` rao at the present price, in rao; slippage left aside. */
function alphaAmountForTao(ctx: Context, netuid: NetUid, tao: Rao): Alpha {
  return alphaAtPrice(price(ctx, netuid), tao);
}

/**
 * Shifts the weights so that TAO and alpha of the protocol, in rao, can join the reserves at the present price. Gives what the
 * caller may add: both amounts, or nothing where a weight would leave its bounds.
 */
function adjustProtocolLiquidity(
  ctx: Context,
  netuid: NetUid,
  tao: Rao,
  alpha: Alpha,
): { readonly tao: Rao; readonly alpha: Alpha } {
  const weight = weightToAbsorb(poolOf(ctx, netuid), tao, alpha);
  if (weight === undefined) return { tao: 0n, alpha: 0n };
  SwapBalancer.set(ctx.store, [netuid], { quote: weight });
  return { tao, alpha };
}

/** Gives a new pool its weights: one half, or those at which it begins at a price; says whether it has them now. */
function init(ctx: Context, netuid: NetUid, beginAt?: U64F64): boolean {
  if (PalSwapInitialized.get(ctx.store, netuid)) return true;
  const { tao, alpha } = ctx.use(ReservesPort).get(ctx, netuid);
  const weight = initialQuoteWeight(tao, alpha, beginAt);
  if (weight === undefined) return false;
  SwapBalancer.set(ctx.store, [netuid], { quote: weight });
  PalSwapInitialized.set(ctx.store, [netuid], true);
  return true;
}

/** Empties a dissolved subnet's pool and forgets its weights, fee and price. */
function clear(ctx: Context, netuid: NetUid): void {
  const reserves = ctx.use(ReservesPort);
  const { tao, alpha } = reserves.get(ctx, netuid);
  reserves.decrease(ctx, netuid, tao, alpha);
  for (const item of [PalSwapInitialized, FeeRate, SwapBalancer, AlphaSqrtPrice]) item.remove(ctx.store, netuid);
}

/** All that other pallets do with pools; amounts in rao. The runtime puts it behind their ports. */
export const amm = {
  swap,
  quote,
  simulate,
  price,
  approxFee,
  alphaAmountForTao,
  adjustProtocolLiquidity,
  init,
  clear,
  maxPrice: (ctx: Context): Rao => ctx.use(SwapConfigPort).maxPrice,
  minPrice: (ctx: Context): Rao => ctx.use(SwapConfigPort).minPrice,
} as const;

/** What other pallets can do with pools. */
export type Amm = typeof amm;
