import type { Context } from "@waystone/frame";
import { type Alpha, I96F32, type NetUid, U64F64 } from "@waystone/primitives";
import { AmmPort } from "../ports.ts";
import { hasPool, ROOT } from "../subnets/lookups.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetMovingPrice } from "./storage.ts";

/** Price in TAO for one alpha; 1 where alpha is TAO. */
export function priceOf(ctx: Context, netuid: NetUid): U64F64 {
  return ctx.use(AmmPort).price(ctx, netuid);
}

/** Moving average of the price, in TAO for one alpha; 1 where alpha is TAO. */
export function movingPrice(ctx: Context, netuid: NetUid): U64F64 {
  if (netuid === ROOT || !hasPool(ctx, netuid)) return U64F64.ONE;
  return U64F64.saturatingFrom(I96F32, SubnetMovingPrice.get(ctx.store, netuid));
}

/** Alpha of a subnet in its pool and outside, in rao: what its halvings go by. */
export function alphaIssuance({ store }: Context, netuid: NetUid): Alpha {
  return SubnetAlphaIn.get(store, netuid) + SubnetAlphaOut.get(store, netuid);
}
