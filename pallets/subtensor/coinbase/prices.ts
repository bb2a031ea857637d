import type { Context } from "@waystone/frame";
import { currentBlock } from "../block.ts";
import { movingPrice, priceOf } from "../pool/price.ts";
import { EMAPriceHalvingBlocks, RootProp, SubnetMovingAlpha, SubnetMovingPrice } from "../pool/storage.ts";
import { FirstEmissionBlockNumber } from "../subnets/storage.ts";
import { emittingSubnets, rootShare } from "./emitting.ts";
import { nextMovingPrice } from "./logic/moving-price.ts";

/** Lets moving prices follow the pools' (`runtime.md` 2.7). */
export function updateMovingPrices(ctx: Context): void {
  const { store } = ctx;
  for (const netuid of emittingSubnets(ctx)) {
    const next = nextMovingPrice({
      block: currentBlock(ctx),
      firstEmissionBlock: FirstEmissionBlockNumber.get(store, netuid) ?? 0n,
      halvingBlocks: EMAPriceHalvingBlocks.get(store, netuid),
      movingAlpha: SubnetMovingAlpha.get(store),
      price: priceOf(ctx, netuid),
      movingPrice: movingPrice(ctx, netuid),
    });
    SubnetMovingPrice.set(store, [netuid], next);
  }
}

/** Notes root's share in each subnet's emission, for those who read it. */
export function noteRootShares(ctx: Context): void {
  for (const netuid of emittingSubnets(ctx)) RootProp.set(ctx.store, [netuid], rootShare(ctx, netuid));
}
