import type { Context } from "@waystone/frame";
import { type Alpha, I96F32, type NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { ownerOf } from "../keys/hotkeys.ts";
import { addStake, totalStakeOf } from "../shares/stake.ts";
import { ROOT } from "../subnets/lookups.ts";
import { AutoStakeDestination, RootClaimable } from "./storage.ts";

/** Stakes alpha, in rao, for a hotkey's owner on the hotkey itself: a take, or an owner's cut. */
export function stakeForOwner(ctx: Context, hotkey: Hotkey, netuid: NetUid, alpha: Alpha): void {
  addStake(ctx, hotkey, ownerOf(ctx, hotkey), netuid, alpha);
}

/** Where an incentive went. */
export interface StakedIncentive {
  readonly owner: Coldkey;
  /** Hotkey on which it is staked now. */
  readonly destination: Hotkey;
  /** Whether the owner had chosen the destination: `AutoStakeAdded` tells so. */
  readonly chosen: boolean;
}

/** Stakes an incentive, in rao of alpha, for a hotkey's owner: on the hotkey that the owner chose, else on the hotkey itself (`runtime.md` 5.10). */
export function stakeIncentive(ctx: Context, hotkey: Hotkey, netuid: NetUid, alpha: Alpha): StakedIncentive {
  const owner = ownerOf(ctx, hotkey);
  const destination = AutoStakeDestination.get(ctx.store, owner, netuid);
  addStake(ctx, destination ?? hotkey, owner, netuid, alpha);
  return { owner, destination: destination ?? hotkey, chosen: destination !== undefined };
}

/**
 * Adds alpha of a subnet, in rao, to what root stake on a hotkey can claim. More alpha than there is root stake goes to the
 * hotkey's owner as stake (`runtime.md` 5.7).
 */
export function accrueRootDividend(ctx: Context, hotkey: Hotkey, netuid: NetUid, alpha: Alpha): void {
  const total = totalStakeOf(ctx, hotkey, ROOT);
  if (alpha > total) {
    stakeForOwner(ctx, hotkey, netuid, alpha);
    return;
  }
  const [part, whole] = [I96F32.saturatingFromNum(alpha), I96F32.saturatingFromNum(total)];
  const increment = I96F32.checkedDiv(part, whole) ?? I96F32.ZERO;
  RootClaimable.mutate(ctx.store, [hotkey], rates => {
    const rate = I96F32.saturatingAdd(rates.get(netuid) ?? I96F32.ZERO, increment);
    return new Map([...rates, [netuid, rate] as const].sort(([a], [b]) => a - b));
  });
}
