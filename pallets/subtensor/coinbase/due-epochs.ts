import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { isEpochInputConsistent } from "../epoch/run-epoch.ts";
import { epochIsDue, epochMark } from "../subnets/epoch-schedule.ts";
import {
  BlocksSinceLastStep,
  LastEpochBlock,
  MaxEpochsPerBlock,
  PendingEpochAt,
  SubnetEpochIndex,
} from "../subnets/schedule.ts";
import { EpochDeferred, EpochSkipped } from "./events.ts";
import { changeOwnerByConviction } from "./owner-by-conviction.ts";
import { type PendingEmission, takePending } from "./pending.ts";

/** Most epochs in one block. The stateless schedule spreads them by netuid and needs no cap (D1). */
function mostEpochs(ctx: Context): number {
  return config(ctx).rules.epochSchedule === "stateful" ? MaxEpochsPerBlock.get(ctx.store) : Number.POSITIVE_INFINITY;
}

/** Subnets whose epoch is due in this block but has to wait for the next, because too many others run before. */
export function deferredSubnets(ctx: Context, subnets: readonly NetUid[]): ReadonlySet<NetUid> {
  const deferred = new Set<NetUid>();
  let running = 0;
  for (const netuid of subnets.filter(due => epochIsDue(ctx, due)))
    if (running >= mostEpochs(ctx)) deferred.add(netuid);
    else if (isEpochInputConsistent(ctx, netuid)) running++;
  return deferred;
}

/** Asks for an epoch in the next block. Emits `EpochDeferred`. */
function defer(ctx: Context, netuid: NetUid): void {
  const from_block = currentBlock(ctx);
  const to_block = from_block + 1n;
  PendingEpochAt.set(ctx.store, [netuid], to_block);
  ctx.emit(EpochDeferred({ netuid, from_block, to_block }));
}

/** The subnet's turn is over, whether its epoch ran or not. */
function advanceSchedule(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  LastEpochBlock.set(store, [netuid], epochMark(ctx, currentBlock(ctx)));
  PendingEpochAt.set(store, [netuid], 0n);
  SubnetEpochIndex.mutate(store, [netuid], index => index + 1n);
}

/**
 * Takes what waited for the subnets whose epoch is due in this block, in their order, and moves their schedule on (`runtime.md`
 * 1.2). Where neurons are out of order nothing is taken, and `EpochSkipped` is emitted.
 */
export function takeDue(ctx: Context, subnets: readonly NetUid[]): readonly PendingEmission[] {
  const { store } = ctx;
  const taken: PendingEmission[] = [];
  for (const netuid of subnets) {
    BlocksSinceLastStep.mutate(store, [netuid], blocks => blocks + 1n);
    if (!epochIsDue(ctx, netuid)) continue;
    if (taken.length >= mostEpochs(ctx)) {
      defer(ctx, netuid);
      continue;
    }
    if (isEpochInputConsistent(ctx, netuid)) {
      BlocksSinceLastStep.set(store, [netuid], 0n);
      taken.push(takePending(ctx, netuid));
      changeOwnerByConviction(ctx, netuid);
    } else ctx.emit(EpochSkipped({ netuid, block: currentBlock(ctx) }));
    advanceSchedule(ctx, netuid);
  }
  return taken;
}
