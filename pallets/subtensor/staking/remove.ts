import type { Context } from "@waystone/frame";
import type { Alpha } from "@waystone/primitives";
import { stakeOf } from "../shares/stake.ts";
import type { PriceLimit } from "./add.ts";
import { ensureSubtokenEnabled, ensureWithinSwapLimit, mostWithin } from "./limits.ts";
import type { Position } from "./position.ts";
import { afterUnstaking } from "./small-stakes.ts";
import { ensureCanUnstake, unstakeFromSubnet } from "./stake-out.ts";

/** Alpha of an amount that is really there: a fee may have been paid with some of it already. */
export function capped(ctx: Context, { hotkey, coldkey, netuid }: Position, alpha: Alpha): Alpha {
  const held = stakeOf(ctx, hotkey, coldkey, netuid);
  return alpha < held ? alpha : held;
}

/** Takes alpha out, in rao, at whatever price. @throws DispatchFailure as `ensureCanUnstake` and `unstakeFromSubnet` */
export function removeStakeAtMarket(ctx: Context, position: Position, wanted: Alpha): void {
  ensureSubtokenEnabled(ctx, position.netuid);
  const alpha = capped(ctx, position, wanted);
  ensureWithinSwapLimit(ctx, position.netuid, "sell", alpha);
  ensureCanUnstake(ctx, position, alpha);
  unstakeFromSubnet(ctx, position, alpha);
  afterUnstaking(ctx, position);
}

/** Takes alpha out, in rao, down to a price. @throws DispatchFailure as `ensureCanUnstake` and `unstakeFromSubnet` */
export function removeStakeWithLimit(ctx: Context, position: Position, alpha: Alpha, price: PriceLimit): void {
  const { limit, allowPartial } = price;
  ensureWithinSwapLimit(ctx, position.netuid, "sell", alpha);
  const most = mostWithin(ctx, position.netuid, "sell", limit);
  ensureCanUnstake(ctx, position, alpha, { most, allowPartial });
  unstakeFromSubnet(ctx, position, alpha < most ? alpha : most, { limit });
  afterUnstaking(ctx, position);
}
