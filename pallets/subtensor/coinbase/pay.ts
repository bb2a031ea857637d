import type { Context } from "@waystone/frame";
import { type Alpha, type NetUid, U96F32 } from "@waystone/primitives";
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
import * as Events from "./events.ts";
import { splitTake, withheldProportion } from "./logic/alpha-split.ts";
import { burnAlphaOut, recycleAlphaOut } from "./minting.ts";
import { AlphaDividendsPerSubnet, MinerBurned, RootAlphaDividendsPerSubnet } from "./storage.ts";

/** Stakes the owner's cut on the owner's hotkey; a subnet without an owner pays none. */
export function payOwnerCut(ctx: Context, netuid: NetUid, amount: Alpha): void {
  const { store } = ctx;
  if (!SubnetOwner.has(store, netuid) || !SubnetOwnerHotkey.has(store, netuid)) return;
  addStake(ctx, SubnetOwnerHotkey.get(store, netuid), SubnetOwner.get(store, netuid), netuid, amount);
  runSteps(ctx, OwnerCutPaid, { netuid, amount });
}

/** Hotkeys of a subnet that belong to its owner: what they earn as miners is withheld. */
function ownersNeurons(ctx: Context, netuid: NetUid): ReadonlySet<Hotkey> {
  const { store } = ctx;
  const candidates = [...OwnedHotkeys.get(store, SubnetOwner.get(store, netuid))];
  if (SubnetOwnerHotkey.has(store, netuid)) candidates.push(SubnetOwnerHotkey.get(store, netuid));
  return new Set(candidates.filter(hotkey => isRegistered(ctx, netuid, hotkey)));
}

function withhold(ctx: Context, netuid: NetUid, amount: Alpha): void {
  switch (RecycleOrBurn.get(ctx.store, netuid)) {
    case "Recycle":
      return recycleAlphaOut(ctx, netuid, amount);
    case "Burn":
      return burnAlphaOut(ctx, netuid, amount);
  }
}

/** Stakes miners' incentives for their owners, but for those of the subnet's owner, which are withheld. */
export function payIncentives(ctx: Context, netuid: NetUid, incentives: readonly (readonly [Hotkey, Alpha])[]): void {
  const owners = ownersNeurons(ctx, netuid);
  let [total, withheld] = [0n, 0n];
  for (const [hotkey, incentive] of incentives) {
    total += incentive;
    if (owners.has(hotkey)) {
      withheld += incentive;
      withhold(ctx, netuid, incentive);
      continue;
    }
    const { owner, destination, chosen } = stakeIncentive(ctx, hotkey, netuid, incentive);
    if (chosen) ctx.emit(Events.AutoStakeAdded({ netuid, destination, hotkey, owner, incentive }));
  }
  MinerBurned.set(ctx.store, [netuid], withheldProportion(withheld, total));
}

/** Gives validators' dividends to all who stake on them, less the takes. @param dividends in rao, one for each hotkey */
export function payDividends(
  ctx: Context,
  netuid: NetUid,
  hotkeys: readonly Hotkey[],
  dividends: readonly U96F32[],
): void {
  const { store } = ctx;
  AlphaDividendsPerSubnet.clearPrefix(store, netuid);
  for (const [i, hotkey] of hotkeys.entries()) {
    const { take, rest } = splitTake(dividends[i] ?? U96F32.ZERO, delegateTake(ctx, hotkey));
    stakeForOwner(ctx, hotkey, netuid, take);
    addToAll(ctx, hotkey, netuid, rest);
    AlphaDividendsPerSubnet.set(store, [netuid, hotkey], rest);
    TotalHotkeyAlphaLastEpoch.set(store, [hotkey, netuid], totalStakeOf(ctx, hotkey, netuid));
  }
}

/** Lets root stakers claim their dividends, less the takes. @param dividends in rao, one for each hotkey */
export function payRootDividends(
  ctx: Context,
  netuid: NetUid,
  hotkeys: readonly Hotkey[],
  dividends: readonly U96F32[],
): void {
  const { store } = ctx;
  RootAlphaDividendsPerSubnet.clearPrefix(store, netuid);
  for (const [i, hotkey] of hotkeys.entries()) {
    const { take, rest } = splitTake(dividends[i] ?? U96F32.ZERO, delegateTake(ctx, hotkey));
    stakeForOwner(ctx, hotkey, netuid, take);
    accrueRootDividend(ctx, hotkey, netuid, rest);
    RootAlphaDividendsPerSubnet.set(store, [netuid, hotkey], rest);
  }
}
