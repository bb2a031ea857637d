import type { Context } from "@waystone/frame";
import { currentBlock } from "../block.ts";
import { movingPrice, priceOf } from "../pool/price.ts";
import { EMAPriceHalvingBlocks, RootProp, SubnetMovingAlpha, SubnetMovingPrice } from "../pool/storage.ts";
import { FirstEmissionBlockNumber } from "../subnets/storage.ts";
import { rootShareOf, subnetsWithEmission } from "./eligible.ts";
import { nextMovingPrice } from "./logic/moving-price.ts";

/** Moves the moving price of each subnet with emission towards its price, after the block's emission went by the old one (`runtime.md` 2.7). */
export function updateMovingPrices(ctx: Context): void {
  const { store } = ctx;
  for (const netuid of subnetsWithEmission(ctx))
    SubnetMovingPrice.set(
      store,
      [netuid],
      nextMovingPrice({
        block: currentBlock(ctx),
        firstEmissionBlock: FirstEmissionBlockNumber.get(store, netuid) ?? 0n,
        halvingBlocks: EMAPriceHalvingBlocks.get(store, netuid),
        movingAlpha: SubnetMovingAlpha.get(store),
        price: priceOf(ctx, netuid),
        movingPrice: movingPrice(ctx, netuid),
      }),
    );
}

/** Keeps root's share in the emission of each subnet with emission, for those who read it. */
export function updateRootProportions(ctx: Context): void {
  for (const netuid of subnetsWithEmission(ctx)) RootProp.set(ctx.store, [netuid], rootShareOf(ctx, netuid));
}
