import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { blocksUntilEpoch } from "./epoch-schedule.ts";
import { TempoSet } from "./events.ts";
import { LastEpochBlock, Tempo } from "./schedule.ts";

/** Block from which a cycle that begins now is counted: this one, or where SDK 11 reckons the next stateless epoch from. */
function cycleStart(ctx: Context, netuid: NetUid, tempo: number): bigint {
  const block = currentBlock(ctx);
  if (config(ctx).rules.epochSchedule === "stateful" || tempo === 0) return block;
  const start = block + blocksUntilEpoch(ctx, netuid) - BigInt(tempo);
  return start > 0n ? start : 0n;
}

/** Sets the blocks between two epochs of a subnet and begins a new cycle; an epoch that was asked for stays. Emits `TempoSet`. */
export function setTempo(ctx: Context, netuid: NetUid, tempo: number): void {
  Tempo.set(ctx.store, [netuid], tempo);
  ctx.emit(TempoSet(netuid, tempo));
  LastEpochBlock.set(ctx.store, [netuid], cycleStart(ctx, netuid, tempo));
}
