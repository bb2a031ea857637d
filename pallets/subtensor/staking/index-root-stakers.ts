import type { Context } from "@waystone/frame";
import { config } from "../config/config.ts";
import { Alpha, AlphaMapLastKey, AlphaV2, AlphaV2MapLastKey } from "../shares/storage.ts";
import { ROOT } from "../subnets/lookups.ts";
import { indexRootStaker } from "./root-claimed.ts";

type Shares = Pick<typeof AlphaV2, "iterKeysFrom">;

/** Looks at the next shares of a map, and begins anew after the last one. Where there are none nothing is written. */
function walkOn(ctx: Context, shares: Shares, lastKey: typeof AlphaV2MapLastKey): void {
  const { store } = ctx;
  const batchSize = config(ctx).limits.indexedSharesPerBlock;
  const after = lastKey.get(store);
  const batch = shares.iterKeysFrom(store, after).take(batchSize).toArray();
  if (after === undefined && batch.length === 0) return;
  for (const [[, coldkey, netuid]] of batch) if (netuid === ROOT) indexRootStaker(ctx, coldkey);
  lastKey.set(store, batch.length < batchSize ? undefined : batch.at(-1)?.[1]);
}

/**
 * Puts coldkeys with root stake from before there was an index into it, a few shares a block, round and round (`runtime.md` 1.1).
 * Cost: independent of the number of shares.
 */
export function indexRootStakersOn(ctx: Context): void {
  walkOn(ctx, Alpha, AlphaMapLastKey);
  walkOn(ctx, AlphaV2, AlphaV2MapLastKey);
}
