import { addWeights, type Context, type Hooks, type Weight, weight } from "@waystone/frame";
import { ExtrinsicDecodeFailed, ExtrinsicExpired } from "./events.ts";
import {
  CounterForPendingExtrinsics,
  ExtrinsicLifetime,
  NextPendingExtrinsicIndex,
  PendingExtrinsics,
} from "./storage.ts";

/** Picoseconds of a read and of a write, as RocksDB has them. */
const READ = 25_000_000n;
const WRITE = 100_000_000n;

/**
 * Empties the queue: this release has nothing that could decrypt what is stored in the chain, so a call that waits is told to have
 * expired, or to be unreadable, in the block after (`runtime.md` 8.8). Cost: one read and two writes a call, at most
 * `MaxPendingExtrinsicsLimit` of them.
 */
function processPending(ctx: Context, block: number): Weight {
  const { store } = ctx;
  let used = weight(2n * READ);
  const count = CounterForPendingExtrinsics.get(store);
  if (count === 0) return used;
  const end = NextPendingExtrinsicIndex.get(store);
  const lifetime = ExtrinsicLifetime.get(store);
  for (let index = Math.max(0, end - count); index < end; index++) {
    const pending = PendingExtrinsics.take(store, index);
    used = addWeights(used, weight(READ));
    if (pending === undefined) continue;
    CounterForPendingExtrinsics.mutate(store, left => left - 1);
    used = addWeights(used, weight(2n * WRITE));
    const expired = block - pending.submitted_at > lifetime;
    ctx.emit(expired ? ExtrinsicExpired({ index }) : ExtrinsicDecodeFailed({ index }));
  }
  return used;
}

/** What the pallet does at the start of each block. */
export const hooks: Hooks = { onInitialize: processPending };
