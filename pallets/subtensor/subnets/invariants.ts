import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { MaxAllowedUids } from "./hyperparameters.ts";
import { allSubnets } from "./lookups.ts";
import { BlocksSinceLastStep, LastEpochBlock, Tempo } from "./schedule.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "./storage.ts";

const MOST_MECHANISMS = 16;
const MOST_WEIGHERS = 256;
const WHOLE = 65_535;
/** Blocks after the longest tempo by which a busy chain may put an epoch off: far more than there can be subnets. */
const MOST_DEFERRED = 100_000n;

function mechanismProblems({ store }: Context, netuid: NetUid): string[] {
  const problems: string[] = [];
  const [count, uids] = [MechanismCountCurrent.get(store, netuid), MaxAllowedUids.get(store, netuid)];
  if (count < 1 || count > MOST_MECHANISMS)
    problems.push(`subnet ${netuid} has ${count} mechanisms, and 1 to ${MOST_MECHANISMS} are possible`);
  if (count > 1 && uids * count > MOST_WEIGHERS)
    problems.push(`subnet ${netuid} has ${count} mechanisms for ${uids} uids, more than ${MOST_WEIGHERS} in all`);
  const split = MechanismEmissionSplit.get(store, netuid);
  const sum = split?.reduce((total, share) => total + share, 0);
  if (sum !== undefined && sum !== WHOLE)
    problems.push(`the mechanisms of subnet ${netuid} get ${sum} of ${WHOLE} of its emission`);
  return problems;
}

/** Counts and shares of mechanisms are possible ones, and epochs neither lie ahead nor are forgotten (`runtime.md` 11.12, 11.13). */
export function subnetProblems(ctx: Context): string[] {
  const { store } = ctx;
  return allSubnets(ctx).flatMap(netuid => {
    const problems = mechanismProblems(ctx, netuid);
    const [last, now] = [LastEpochBlock.get(store, netuid), currentBlock(ctx)];
    // The state is looked at between two blocks, when the clock may still show the one before.
    if (last > now + 1n)
      problems.push(`subnet ${netuid} had its last epoch in block ${last}, and this is block ${now}`);
    const since = BlocksSinceLastStep.get(store, netuid);
    if (Tempo.get(store, netuid) > 0 && since > MOST_DEFERRED)
      problems.push(`subnet ${netuid} had no epoch for ${since} blocks`);
    return problems;
  });
}
