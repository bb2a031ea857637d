import { type Context, DispatchFailure, ensure } from "@waystone/frame";
import { type Alpha, type NetUid, type Rao, U64F64 } from "@waystone/primitives";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { priceOf } from "../pool/price.ts";
import { SubnetAlphaIn, SubnetTAO } from "../pool/storage.ts";
import { AmmPort, type Direction, type SwapResult } from "../ports.ts";
import { hasPool, ROOT } from "../subnets/lookups.ts";
import { SubtokenEnabled } from "../subnets/storage.ts";

/** What stands for "any amount". */
const U64_MAX = (1n << 64n) - 1n;
/** One TAO, in rao; as a limit, the price at which alpha is TAO. */
const TAO: Rao = 1_000_000_000n;
/** How many times its reserve a pool takes in one swap. */
const MAX_INPUT_MULTIPLE = 1_000n;

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Least stake of a call, in rao of TAO. */
export function minStake(ctx: Context): Rao {
  return config(ctx).initial.minStake;
}

/** @throws DispatchFailure `SubtokenDisabled` while a subnet's alpha is not traded */
export function ensureSubtokenEnabled({ store }: Context, netuid: NetUid): void {
  ensure(SubtokenEnabled.get(store, netuid), Err.SubtokenDisabled);
}

/** Whether a subnet's alpha has a price that moves. */
function isPriced(ctx: Context, netuid: NetUid): boolean {
  return netuid !== ROOT && hasPool(ctx, netuid);
}

/** What a swap without a limit would come to, or `undefined` where it would fail. */
export function quoteOf(ctx: Context, netuid: NetUid, direction: Direction, amount: bigint): SwapResult | undefined {
  try {
    return ctx.use(AmmPort).quote(ctx, netuid, direction, amount);
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
}

/** Greatest amount that a swap takes, in rao of what is given. */
function greatestInput({ store }: Context, netuid: NetUid, direction: Direction): bigint {
  const reserve = direction === "buy" ? SubnetTAO.get(store, netuid) : SubnetAlphaIn.get(store, netuid);
  return smaller(reserve * MAX_INPUT_MULTIPLE, U64_MAX);
}

/** @throws DispatchFailure `InsufficientLiquidity` for more than a pool takes at once */
export function ensureWithinSwapLimit(ctx: Context, netuid: NetUid, direction: Direction, amount: bigint): void {
  ensure(!isPriced(ctx, netuid) || amount <= greatestInput(ctx, netuid, direction), Err.InsufficientLiquidity);
}

/**
 * Most that can be swapped until the price reaches a limit, in rao of what is given, the fee in it; the limit in rao for one
 * alpha. @throws DispatchFailure `Swap.PriceLimitExceeded` where the price is there already
 */
export function mostWithin(ctx: Context, netuid: NetUid, direction: Direction, limit: Rao): bigint {
  if (!isPriced(ctx, netuid)) return (direction === "buy" ? limit >= TAO : limit <= TAO) ? U64_MAX : 0n;
  const quote = ctx.use(AmmPort).quote(ctx, netuid, direction, greatestInput(ctx, netuid, direction), { limit });
  return smaller(quote.paidIn + quote.feePaid, U64_MAX);
}

/** Most alpha that moves between two pools until the ratio of their prices reaches a limit, as if both were evenly weighted. */
function mostBetweenPools({ store }: Context, from: NetUid, to: NetUid, limit: U64F64): Alpha {
  const number = (value: bigint): U64F64 => U64F64.saturatingFromNum(value);
  const [tao1, tao2] = [number(SubnetTAO.get(store, from)), number(SubnetTAO.get(store, to))];
  const [alpha1, alpha2] = [number(SubnetAlphaIn.get(store, from)), number(SubnetAlphaIn.get(store, to))];
  const sum = U64F64.saturatingAdd(tao1, tao2);
  const [part1, part2] = [U64F64.safeDiv(tao1, sum), U64F64.safeDiv(tao2, sum)];
  const most = U64F64.safeDiv(U64F64.saturatingMul(alpha2, part1), limit);
  return U64F64.saturatingToU64(U64F64.saturatingSub(most, U64F64.saturatingMul(alpha1, part2)));
}

/**
 * Most alpha of a subnet that can go to another until origin price ÷ destination price reaches a limit, in billionths
 * (`runtime.md` 5.4). @throws DispatchFailure `Swap.PriceLimitExceeded`
 */
export function mostMovable(ctx: Context, from: NetUid, to: NetUid, limit: Rao): Alpha {
  const { store } = ctx;
  if (!isPriced(ctx, from)) {
    if (!isPriced(ctx, to)) return limit > TAO ? 0n : U64_MAX;
    return limit === 0n ? U64_MAX : mostWithin(ctx, to, "buy", smaller((TAO * TAO) / limit, U64_MAX));
  }
  if (!isPriced(ctx, to)) return mostWithin(ctx, from, "sell", limit);
  for (const reserve of [SubnetTAO, SubnetAlphaIn])
    if (reserve.get(store, from) === 0n || reserve.get(store, to) === 0n) return 0n;
  const ratio = U64F64.safeDiv(U64F64.saturatingFromNum(limit), U64F64.saturatingFromNum(TAO));
  if (ratio > U64F64.safeDiv(priceOf(ctx, from), priceOf(ctx, to))) return 0n;
  return limit === 0n ? U64_MAX : mostBetweenPools(ctx, from, to, ratio);
}
