import type { Context } from "@waystone/frame";
import type { Rao } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { taoEmission } from "../coinbase/block-emission.ts";
import { lastDone } from "../keys/rate-limits.ts";
import { lockReductionInterval, networkLockCost } from "../subnets/logic/lock-cost.ts";
import { NetworkLastLockCost, NetworkLockReductionInterval, NetworkMinLockCost } from "../subnets/storage.ts";

/** Price of a new subnet in this block, in rao (`runtime.md` 4.5). Asking leaves the emission in `BlockEmission` (quirk 1). */
export function lockCost(ctx: Context): Rao {
  const { store } = ctx;
  return networkLockCost({
    lastLock: NetworkLastLockCost.get(store),
    minLock: NetworkMinLockCost.get(store),
    lastLockBlock: lastDone(ctx, { type: "NetworkLastRegistered" }),
    block: currentBlock(ctx),
    interval: lockReductionInterval(NetworkLockReductionInterval.get(store), taoEmission(ctx)),
  });
}
