import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { BlocksSinceLastStep, LastEpochBlock, PendingEpochAt, SubnetEpochIndex, Tempo } from "./schedule.ts";

/** What `LastEpochBlock` is set to when an epoch runs in a block: one more where the schedule is stateless, so that SDK 11 reckons rightly. */
export function epochMark(ctx: Context, block: bigint): bigint {
  return config(ctx).rules.epochSchedule === "modulo" ? block + 1n : block;
}

/** Whether a subnet's epoch ran in this block. */
export function epochRanNow(ctx: Context, netuid: NetUid): boolean {
  return LastEpochBlock.get(ctx.store, netuid) === epochMark(ctx, currentBlock(ctx));
}

/** Blocks since the stateless schedule's last turn: `(block + netuid + 1) mod (tempo + 1)`; 0 in the block of an epoch. */
function phase(netuid: NetUid, tempo: bigint, block: bigint): bigint {
  return (block + BigInt(netuid) + 1n) % (tempo + 1n);
}

/** Whether a subnet's epoch has to run in this block and did not yet (D1). A tempo of 0 stands for no epochs. */
export function epochIsDue(ctx: Context, netuid: NetUid): boolean {
  const { store } = ctx;
  const block = currentBlock(ctx);
  const tempo = BigInt(Tempo.get(store, netuid));
  if (tempo === 0n) return false;
  const pending = PendingEpochAt.get(store, netuid);
  if (pending > 0n && block >= pending) return true;
  const { rules, limits } = config(ctx);
  const last = LastEpochBlock.get(store, netuid);
  switch (rules.epochSchedule) {
    case "modulo":
      return phase(netuid, tempo, block) === 0n && last !== epochMark(ctx, block);
    case "stateful":
      if (BlocksSinceLastStep.get(store, netuid) > BigInt(limits.longestWithoutEpoch)) return true;
      return block - last >= tempo;
  }
}

/** Block of a subnet's next epoch in turn; one that was put off lies in the past. Tempo must not be 0. */
function nextTurn(ctx: Context, netuid: NetUid): bigint {
  const block = currentBlock(ctx);
  const tempo = BigInt(Tempo.get(ctx.store, netuid));
  switch (config(ctx).rules.epochSchedule) {
    case "modulo":
      return block + tempo + 1n - phase(netuid, tempo, block);
    case "stateful":
      return LastEpochBlock.get(ctx.store, netuid) + tempo;
  }
}

/** Blocks from this one to a subnet's next epoch in turn; one that was asked for does not count. Tempo must not be 0. */
export function blocksUntilEpoch(ctx: Context, netuid: NetUid): bigint {
  const wait = nextTurn(ctx, netuid) - currentBlock(ctx);
  return wait > 0n ? wait : 0n;
}

/** Block of a subnet's next epoch, in turn or asked for; `undefined` where none runs. */
export function nextEpochBlock(ctx: Context, netuid: NetUid): bigint | undefined {
  if (Tempo.get(ctx.store, netuid) === 0) return undefined;
  const inTurn = nextTurn(ctx, netuid);
  const pending = PendingEpochAt.get(ctx.store, netuid);
  return pending > 0n && pending < inTurn ? pending : inTurn;
}

/** Number of the epoch that a commit or reveal belongs to: one that is due in this block counts as begun (`runtime.md` 6.2). */
export function currentEpoch(ctx: Context, netuid: NetUid): bigint {
  return SubnetEpochIndex.get(ctx.store, netuid) + (epochIsDue(ctx, netuid) ? 1n : 0n);
}
