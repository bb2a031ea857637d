import { type Context, DispatchFailure } from "@waystone/frame";
import { type Rao, U64F64 } from "@waystone/primitives";
import { PendingChildKeys } from "../children/storage.ts";
import { ownsHotkey } from "../keys/hotkeys.ts";
import { forceReduceLock } from "../locks/lock.ts";
import { priceOf } from "../pool/price.ts";
import { stakeOf, takeStake } from "../shares/stake.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { worthOfHotkey } from "../shares/worth.ts";
import { allSubnets } from "../subnets/lookups.ts";
import { minStake } from "./limits.ts";
import type { Position } from "./position.ts";
import { unstakeFromSubnet } from "./stake-out.ts";
import { NominatorMinRequiredStake } from "./storage.ts";

/** Least nomination, in rao of TAO. */
export function minNomination(ctx: Context): Rao {
  return (minStake(ctx) * NominatorMinRequiredStake.get(ctx.store)) / 1_000_000n;
}

/**
 * Takes out what a coldkey has on somebody else's hotkey where that is less than the least nomination; what cannot be sold is
 * dropped (`runtime.md` 5.3).
 */
export function clearSmallNomination(ctx: Context, position: Position): void {
  const { hotkey, coldkey, netuid } = position;
  if (ownsHotkey(ctx, coldkey, hotkey)) return;
  const alpha = stakeOf(ctx, hotkey, coldkey, netuid);
  const least = U64F64.safeDiv(U64F64.saturatingFromNum(minNomination(ctx)), priceOf(ctx, netuid));
  if (alpha === 0n || alpha >= U64F64.saturatingToU64(least)) return;
  try {
    ctx.store.transactional(() => unstakeFromSubnet(ctx, position, alpha));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    takeStake(ctx, hotkey, coldkey, netuid, alpha);
  }
  forceReduceLock(ctx, coldkey, netuid, alpha);
}

/** Stake was taken out: a small rest goes too, and a hotkey without enough stake gets no children. */
export function afterUnstaking(ctx: Context, position: Position): void {
  const { store } = ctx;
  clearSmallNomination(ctx, position);
  if (worthOfHotkey(ctx, position.hotkey) >= StakeThreshold.get(store)) return;
  for (const netuid of allSubnets(ctx)) PendingChildKeys.remove(store, netuid, position.hotkey);
}
