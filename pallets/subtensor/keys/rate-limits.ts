import type { Context } from "@waystone/frame";
import { currentBlock } from "../block.ts";
import { LastRateLimitedBlock, TxDelegateTakeRateLimit, TxRateLimit } from "./storage.ts";
import type { RateLimitKey } from "./types.ts";

/** Block in which an operation was last done; 0 for never. */
export function lastDone({ store }: Context, key: RateLimitKey): bigint {
  return LastRateLimitedBlock.get(store, key);
}

/** Notes that an operation is done in this block. */
export function noteDone(ctx: Context, key: RateLimitKey): void {
  LastRateLimitedBlock.set(ctx.store, [key], currentBlock(ctx));
}

/** Whether no more than `limit` blocks have passed since `last`; never where either is 0. */
function tooSoon(ctx: Context, last: bigint, limit: bigint): boolean {
  return limit !== 0n && last !== 0n && currentBlock(ctx) - last <= limit;
}

/** Whether a key that last made a limited transaction in block `last` must wait for `TxRateLimit`. */
export function exceedsTxRateLimit(ctx: Context, last: bigint): boolean {
  return tooSoon(ctx, last, TxRateLimit.get(ctx.store));
}

/** Whether a delegate that last changed its take in block `last` must wait for `TxDelegateTakeRateLimit`. */
export function exceedsDelegateTakeRateLimit(ctx: Context, last: bigint): boolean {
  return tooSoon(ctx, last, TxDelegateTakeRateLimit.get(ctx.store));
}
