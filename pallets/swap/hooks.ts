import type { Context, Hooks } from "@waystone/frame";
import { amm } from "./amm.ts";
import { sqrtPrice } from "./logic/sqrt-price.ts";
import { AlphaSqrtPrice } from "./storage.ts";

/**
 * Brings `AlphaSqrtPrice` into step with the reserves, however they changed in the block: swaps are booked and liquidity is
 * added by whoever keeps the reserves. Subnets without a swap have no entry. Cost: a few µs a subnet.
 */
function followPrices(ctx: Context): void {
  for (const [[netuid], stored] of AlphaSqrtPrice.iterPrefix(ctx.store)) {
    const present = sqrtPrice(amm.price(ctx, netuid));
    if (present !== stored) AlphaSqrtPrice.set(ctx.store, [netuid], present);
  }
}

/** What the pallet does at the end of each block. */
export const hooks: Hooks = { onFinalize: followPrices };
