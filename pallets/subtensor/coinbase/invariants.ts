import type { Context } from "@waystone/frame";
import { type Alpha, I96F32, type NetUid } from "@waystone/primitives";
import { SubnetAlphaOut, SubnetProtocolAlpha } from "../pool/storage.ts";
import { TotalAlphaStaked, TotalHotkeyAlpha } from "../shares/storage.ts";
import { RootClaimable, RootClaimed } from "../staking/storage.ts";
import { allSubnets, ROOT } from "../subnets/lookups.ts";
import { PendingOwnerCut, PendingRootAlphaDivs, PendingServerEmission, PendingValidatorEmission } from "./storage.ts";

/** Alpha that waits for a subnet's next epoch. */
const PENDING = [PendingServerEmission, PendingValidatorEmission, PendingRootAlphaDivs, PendingOwnerCut];

/** Each change of root stake floors what was claimed by itself, so that a subnet may owe a rao more each time: what nobody comes near. */
const SLACK = 10_000n;

/** Root dividends of each subnet that nobody has claimed yet, in rao of alpha; reckoned by hotkey, so at most a rao each too high. */
function unclaimed({ store }: Context): Map<NetUid, Alpha> {
  const owed = new Map<NetUid, Alpha>();
  const add = (netuid: NetUid, rao: bigint) => owed.set(netuid, (owed.get(netuid) ?? 0n) + rao);
  for (const [[hotkey], rates] of RootClaimable.iterPrefix(store)) {
    const stake = I96F32.saturatingFromNum(TotalHotkeyAlpha.get(store, hotkey, ROOT));
    for (const [netuid, rate] of rates) add(netuid, I96F32.toBigInt(I96F32.saturatingMul(rate, stake)));
  }
  for (const [[netuid], claimed] of RootClaimed.iterPrefix(store)) add(netuid, -claimed);
  return owed;
}

/**
 * What people have of a subnet's alpha, or will have, is part of what is outside its pool: stakes, what waits for the epoch, the
 * protocol's own, and root dividends that are not claimed (`runtime.md` 11.6). The ledger's count (11.5) is not looked at: neither the
 * alpha that a subnet begins with nor what its registrations destroy is told to it, and no storage keeps either; a test follows it.
 */
export function alphaProblems(ctx: Context): string[] {
  const { store } = ctx;
  const problems: string[] = [];
  const dividends = unclaimed(ctx);
  for (const netuid of allSubnets(ctx)) {
    if (netuid === ROOT) continue;
    const waiting = PENDING.reduce((sum, item) => sum + item.get(store, netuid), 0n);
    const owed = dividends.get(netuid) ?? 0n;
    const held =
      TotalAlphaStaked.get(store, netuid) +
      waiting +
      SubnetProtocolAlpha.get(store, netuid) +
      (owed > SLACK ? owed - SLACK : 0n);
    const outside = SubnetAlphaOut.get(store, netuid);
    if (held > outside)
      problems.push(`subnet ${netuid} owes ${held} rao of alpha, and ${outside} rao are outside its pool`);
  }
  return problems;
}
