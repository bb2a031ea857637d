import type { Context } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { delegateTake } from "../keys/hotkeys.ts";
import { OwnedHotkeys } from "../keys/storage.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { addStake, addToAll, totalStakeOf } from "../shares/stake.ts";
import { TotalHotkeyAlphaLastEpoch } from "../shares/storage.ts";
import { accrueRootDividend, stakeForOwner, stakeIncentive } from "../staking/rewards.ts";
import { OwnerCutPaid, runSteps } from "../steps.ts";
import { RecycleOrBurn } from "../subnets/hyperparameters.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { burnAlpha, recycleAlpha } from "./alpha.ts";
import type { HotkeyDividends } from "./dividends.ts";
import { AutoStakeAdded } from "./events.ts";
import { splitTake, withheldProportion } from "./logic/alpha-split.ts";
import { AlphaDividendsPerSubnet, MinerBurned, RootAlphaDividendsPerSubnet } from "./storage.ts";

/** Stakes the owner's cut, in rao of alpha, on the owner's hotkey, and sets off what follows it: a lease's dividends, a lock. */
export function payOwnerCut(ctx: Context, netuid: NetUid, amount: Alpha): void {
  const { store } = ctx;
  if (!SubnetOwner.has(store, netuid) || !SubnetOwnerHotkey.has(store, netuid)) return;
  addStake(ctx, SubnetOwnerHotkey.get(store, netuid), SubnetOwner.get(store, netuid), netuid, amount);
  runSteps(ctx, OwnerCutPaid, { netuid, amount });
}

/** Registered hotkeys of a subnet's owner, the owner's own hotkey among them: their incentive is withheld. */
function ownersNeurons(ctx: Context, netuid: NetUid): ReadonlySet<Hotkey> {
  const { store } = ctx;
  const own = SubnetOwnerHotkey.has(store, netuid) ? [SubnetOwnerHotkey.get(store, netuid)] : [];
  const all = [...own, ...OwnedHotkeys.get(store, SubnetOwner.get(store, netuid))];
  return new Set(all.filter(hotkey => isRegistered(ctx, netuid, hotkey)));
}

/** Takes incentive, in rao of alpha, that nobody gets out of the world, as the subnet's owner chose. */
function withhold(ctx: Context, netuid: NetUid, amount: Alpha): void {
  switch (RecycleOrBurn.get(ctx.store, netuid)) {
    case "Recycle":
      return recycleAlpha(ctx, netuid, amount);
    case "Burn":
      return burnAlpha(ctx, netuid, amount);
  }
}

/** Stakes a miner's incentive, in rao of alpha. Emits `AutoStakeAdded` where its owner chose another hotkey. */
function payMiner(ctx: Context, netuid: NetUid, hotkey: Hotkey, incentive: Alpha): void {
  const { owner, destination, chosen } = stakeIncentive(ctx, hotkey, netuid, incentive);
  if (chosen) ctx.emit(AutoStakeAdded({ netuid, destination, hotkey, owner, incentive }));
}

/** Pays miners what they earned, in rao of alpha, but withholds what the owner's neurons did, and keeps its share as `MinerBurned` (`runtime.md` 2.6). */
export function payIncentives(ctx: Context, netuid: NetUid, incentives: readonly (readonly [Hotkey, Alpha])[]): void {
  const owners = ownersNeurons(ctx, netuid);
  let [total, withheld] = [0n, 0n];
  for (const [hotkey, incentive] of incentives) {
    total += incentive;
    if (owners.has(hotkey)) {
      withheld += incentive;
      withhold(ctx, netuid, incentive);
    } else payMiner(ctx, netuid, hotkey, incentive);
  }
  MinerBurned.set(ctx.store, [netuid], withheldProportion(withheld, total));
}

/** Pays dividends in alpha: the take to the hotkey's owner, the rest to all who stake on it in proportion (`runtime.md` 2.6). */
export function payAlphaDividends(ctx: Context, netuid: NetUid, dividends: readonly HotkeyDividends[]): void {
  const { store } = ctx;
  AlphaDividendsPerSubnet.clearPrefix(store, netuid);
  for (const { hotkey, alpha } of dividends) {
    const { take, rest } = splitTake(alpha, delegateTake(ctx, hotkey));
    stakeForOwner(ctx, hotkey, netuid, take);
    addToAll(ctx, hotkey, netuid, rest);
    AlphaDividendsPerSubnet.set(store, [netuid, hotkey], rest);
    TotalHotkeyAlphaLastEpoch.set(store, [hotkey, netuid], totalStakeOf(ctx, hotkey, netuid));
  }
}

/** Pays root's dividends: the take to the hotkey's owner, the rest to be claimed by root stakers (`runtime.md` 2.6, 5.7). */
export function payRootDividends(ctx: Context, netuid: NetUid, dividends: readonly HotkeyDividends[]): void {
  const { store } = ctx;
  RootAlphaDividendsPerSubnet.clearPrefix(store, netuid);
  for (const { hotkey, root } of dividends) {
    const { take, rest } = splitTake(root, delegateTake(ctx, hotkey));
    stakeForOwner(ctx, hotkey, netuid, take);
    accrueRootDividend(ctx, hotkey, netuid, rest);
    RootAlphaDividendsPerSubnet.set(store, [netuid, hotkey], rest);
  }
}
