import type { Context } from "@waystone/frame";
import { I96F32, type NetUid, type Rao } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { StakingHotkeys } from "../keys/storage.ts";
import { stakeOf } from "../shares/stake.ts";
import { ROOT } from "../subnets/lookups.ts";
import { NumStakingColdkeys, RootClaimable, RootClaimed, StakingColdkeys, StakingColdkeysByIndex } from "./storage.ts";

const U128_MAX = (1n << 128n) - 1n;

/** Alpha in rao that `tao` rao of root stake on a hotkey could claim so far at a rate, floored. */
function claimableOn(rate: I96F32, tao: Rao): bigint {
  return I96F32.toBigInt(I96F32.saturatingMul(rate, I96F32.saturatingFromNum(tao)));
}

/** Root stake was added, in rao: past dividends do not count for it. */
export function claimForAddedRootStake({ store }: Context, hotkey: Hotkey, coldkey: Coldkey, tao: Rao): void {
  for (const [netuid, rate] of RootClaimable.get(store, hotkey)) {
    const claimed = RootClaimed.get(store, netuid, hotkey, coldkey) + claimableOn(rate, tao);
    RootClaimed.set(store, [netuid, hotkey, coldkey], claimed > U128_MAX ? U128_MAX : claimed);
  }
}

/** Root stake was taken, in rao: what it could have claimed counts no more, and its unclaimed part goes first. */
export function unclaimForTakenRootStake({ store }: Context, hotkey: Hotkey, coldkey: Coldkey, tao: Rao): void {
  for (const [netuid, rate] of RootClaimable.get(store, hotkey)) {
    if (netuid === ROOT) continue;
    const claimed = RootClaimed.get(store, netuid, hotkey, coldkey) - claimableOn(rate, tao);
    RootClaimed.set(store, [netuid, hotkey, coldkey], claimed > 0n ? claimed : 0n);
  }
}

/** Alpha in rao that a coldkey can claim of a hotkey's root dividends on a subnet; below zero where it claimed too much. */
export function owedTo(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid): I96F32 {
  const { store } = ctx;
  const rate = RootClaimable.get(store, hotkey).get(netuid) ?? I96F32.ZERO;
  const claimable = I96F32.saturatingMul(rate, I96F32.saturatingFromNum(stakeOf(ctx, hotkey, coldkey, ROOT)));
  return I96F32.saturatingSub(claimable, I96F32.saturatingFromNum(RootClaimed.get(store, netuid, hotkey, coldkey)));
}

/** Whether a coldkey has root stake on any hotkey. */
function hasRootStake(ctx: Context, coldkey: Coldkey): boolean {
  return StakingHotkeys.get(ctx.store, coldkey).some(hotkey => stakeOf(ctx, hotkey, coldkey, ROOT) > 0n);
}

/** Puts a coldkey among those for which the chain claims, unless it is there. */
export function indexRootStaker({ store }: Context, coldkey: Coldkey): void {
  if (StakingColdkeys.has(store, coldkey)) return;
  const index = NumStakingColdkeys.get(store);
  StakingColdkeysByIndex.set(store, [index], coldkey);
  StakingColdkeys.set(store, [coldkey], index);
  NumStakingColdkeys.set(store, index + 1n);
}

/** Takes a coldkey without root stake from those for which the chain claims; the last one gets its index. */
export function unindexRootStaker(ctx: Context, coldkey: Coldkey): void {
  const { store } = ctx;
  if (hasRootStake(ctx, coldkey)) return;
  const index = StakingColdkeys.take(store, coldkey);
  if (index === undefined) return;
  const last = NumStakingColdkeys.get(store) - 1n;
  const moved = StakingColdkeysByIndex.take(store, last);
  if (index !== last && moved !== undefined) {
    StakingColdkeysByIndex.set(store, [index], moved);
    StakingColdkeys.set(store, [moved], index);
  }
  NumStakingColdkeys.set(store, last);
}
