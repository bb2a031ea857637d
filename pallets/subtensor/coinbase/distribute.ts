import type { Context } from "@waystone/frame";
import { currentBlock } from "../block.ts";
import { runSubnetEpoch } from "../epoch/run-epoch.ts";
import { LastMechansimStepBlock } from "../subnets/schedule.ts";
import { dividendsOf, sumByHotkey } from "./dividends.ts";
import { payAlphaDividends, payIncentives, payOwnerCut, payRootDividends } from "./payouts.ts";
import type { PendingEmission } from "./pending.ts";

/** Runs a subnet's epoch on what waited for it and pays it out: owner, miners, validators, root (`runtime.md` 2.5, 2.6). */
export function distribute(ctx: Context, pending: PendingEmission): void {
  const { netuid, server, validator, root, ownerCut } = pending;
  const earned = runSubnetEpoch(ctx, netuid, server + validator + root);
  const dividends = dividendsOf(ctx, earned, pending);
  payOwnerCut(ctx, netuid, ownerCut);
  payIncentives(
    ctx,
    netuid,
    sumByHotkey(
      ctx,
      earned.map(({ hotkey, incentive }) => [hotkey, incentive] as const),
    ),
  );
  payAlphaDividends(ctx, netuid, dividends);
  payRootDividends(ctx, netuid, dividends);
  // Only now, since the epoch masks bonds by the block of the one before.
  LastMechansimStepBlock.set(ctx.store, [netuid], currentBlock(ctx));
}
