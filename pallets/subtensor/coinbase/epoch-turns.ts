import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { isEpochInputConsistent } from "../epoch/run-epoch.ts";
import { epochIsDue, epochMark } from "../subnets/epoch-schedule.ts";
import { allSubnets, ROOT } from "../subnets/lookups.ts";
import {
  BlocksSinceLastStep,
  LastEpochBlock,
  LastMechansimStepBlock,
  MaxEpochsPerBlock,
  PendingEpochAt,
  SubnetEpochIndex,
} from "../subnets/schedule.ts";
import { distributeEmission } from "./distribution.ts";
import * as Events from "./events.ts";
import { takeWaiting, type Waiting } from "./waiting.ts";

/** Most epochs that run in this block; as many as are due where the netuids spread them (D1). */
function mostEpochs(ctx: Context): number {
  return config(ctx).rules.epochSchedule === "modulo" ? Number.POSITIVE_INFINITY : MaxEpochsPerBlock.get(ctx.store);
}

function defer(ctx: Context, netuid: NetUid): void {
  const block = currentBlock(ctx);
  PendingEpochAt.set(ctx.store, [netuid], block + 1n);
  ctx.emit(Events.EpochDeferred({ netuid, from_block: block, to_block: block + 1n }));
}

/** Notes that a subnet's epoch had its turn, whether or not it ran. */
function noteTurn(ctx: Context, netuid: NetUid): void {
  LastEpochBlock.set(ctx.store, [netuid], epochMark(ctx, currentBlock(ctx)));
  PendingEpochAt.set(ctx.store, [netuid], 0n);
  SubnetEpochIndex.mutate(ctx.store, [netuid], index => index + 1n);
}

/** Takes what waits on the subnets whose epoch is due (`runtime.md` 1.2). */
function drain(ctx: Context): (readonly [NetUid, Waiting])[] {
  const { store } = ctx;
  const most = mostEpochs(ctx);
  const drained: (readonly [NetUid, Waiting])[] = [];
  for (const netuid of allSubnets(ctx)) {
    if (netuid === ROOT) continue;
    BlocksSinceLastStep.mutate(store, [netuid], blocks => blocks + 1n);
    if (!epochIsDue(ctx, netuid)) continue;
    if (drained.length >= most) {
      defer(ctx, netuid);
      continue;
    }
    if (isEpochInputConsistent(ctx, netuid)) {
      BlocksSinceLastStep.set(store, [netuid], 0n);
      drained.push([netuid, takeWaiting(ctx, netuid)]);
    } else ctx.emit(Events.EpochSkipped({ netuid, block: currentBlock(ctx) }));
    noteTurn(ctx, netuid);
  }
  return drained;
}

/** Runs the epochs that are due, and pays what waited for them. */
export function runDueEpochs(ctx: Context): void {
  for (const [netuid, waiting] of drain(ctx).sort(([a], [b]) => a - b)) {
    distributeEmission(ctx, netuid, waiting);
    LastMechansimStepBlock.set(ctx.store, [netuid], currentBlock(ctx));
  }
}
