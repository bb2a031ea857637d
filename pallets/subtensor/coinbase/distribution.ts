import type { Context } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { taoWeight } from "../children/stake-weight.ts";
import { type NeuronEarnings, runSubnetEpoch } from "../epoch/run-epoch.ts";
import { totalStakeOf } from "../shares/stake.ts";
import { dividendDistribution } from "./logic/dividends.ts";
import { payDividends, payIncentives, payOwnerCut, payRootDividends } from "./pay.ts";
import { dividendsWithParents, inOrder, rootStakeOf } from "./relatives.ts";
import type { Waiting } from "./waiting.ts";

function incentivesOf(earned: readonly NeuronEarnings[]): (readonly [Hotkey, Alpha])[] {
  const sums = new Map<Hotkey, Alpha>();
  for (const { hotkey, incentive } of earned) sums.set(hotkey, (sums.get(hotkey) ?? 0n) + incentive);
  return inOrder(sums);
}

/** Runs a subnet's epoch and pays what waited for it: the owner, miners, validators and root stakers, in this order (`runtime.md` 2.5, 2.6). */
export function distributeEmission(ctx: Context, netuid: NetUid, waiting: Waiting): void {
  const { server, validator, root, ownerCut } = waiting;
  const earned = runSubnetEpoch(ctx, netuid, server + validator + root);
  // Where no miner earned anything, validators take all.
  const forValidators = earned.some(({ incentive }) => incentive > 0n) ? validator : validator + server;
  const dividends = dividendsWithParents(ctx, netuid, earned);
  const payouts = dividendDistribution(
    forValidators,
    root,
    taoWeight(ctx),
    dividends.map(([hotkey, dividend]) => ({
      alphaStake: totalStakeOf(ctx, hotkey, netuid),
      rootStake: rootStakeOf(ctx, hotkey),
      dividend,
    })),
  );
  const hotkeys = dividends.map(([hotkey]) => hotkey);
  payOwnerCut(ctx, netuid, ownerCut);
  payIncentives(ctx, netuid, incentivesOf(earned));
  payDividends(ctx, netuid, hotkeys, payouts.alpha);
  payRootDividends(ctx, netuid, hotkeys, payouts.root);
}
