import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { blocksUntilEpoch } from "../subnets/epoch-schedule.ts";
import { TempoSet } from "../subnets/events.ts";
import { LastEpochBlock, Tempo } from "../subnets/schedule.ts";
import type { SubnetParameter } from "./parameter.ts";

/** Block from which a cycle that begins now is counted: this one, or where SDK 11 reckons the next stateless epoch from. */
function cycleStart(ctx: Context, netuid: NetUid, tempo: number): bigint {
  const block = currentBlock(ctx);
  if (config(ctx).rules.epochSchedule === "stateful" || tempo === 0) return block;
  const start = block + blocksUntilEpoch(ctx, netuid) - BigInt(tempo);
  return start > 0n ? start : 0n;
}

/** Blocks between two epochs; setting it begins a new cycle. */
export const tempo: SubnetParameter<number> = {
  get: ({ store }, netuid) => Tempo.get(store, netuid),
  set(ctx, netuid, value) {
    Tempo.set(ctx.store, [netuid], value);
    ctx.emit(TempoSet(netuid, value));
    LastEpochBlock.set(ctx.store, [netuid], cycleStart(ctx, netuid, value));
  },
};
