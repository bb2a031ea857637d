import type { Context } from "@waystone/frame";
import type { Alpha, Rao } from "@waystone/primitives";
import { becomeDelegate, ownsHotkey } from "../keys/hotkeys.ts";
import { ensureWithinSwapLimit, mostWithin } from "./limits.ts";
import type { Position } from "./position.ts";
import { ensureCanStake, stakeIntoSubnet } from "./stake-in.ts";

/** Stakes TAO, in rao, at whatever price; gives the alpha. @throws DispatchFailure as `ensureCanStake` and `stakeIntoSubnet` */
export function addStakeAtMarket(ctx: Context, position: Position, tao: Rao): Alpha {
  ensureWithinSwapLimit(ctx, position.netuid, "buy", tao);
  ensureCanStake(ctx, position, tao);
  return stakeIntoSubnet(ctx, position, tao);
}

/** What a price limit asks for. */
export interface PriceLimit {
  /** In rao for one alpha. */
  readonly limit: Rao;
  /** Whether what the limit keeps out is left out; otherwise all fails. */
  readonly allowPartial: boolean;
}

/**
 * Stakes TAO, in rao, up to a price; gives the alpha. Staking on somebody else's hotkey makes that a delegate.
 * @throws DispatchFailure as `ensureCanStake` and `stakeIntoSubnet`
 */
export function addStakeWithLimit(ctx: Context, position: Position, tao: Rao, price: PriceLimit): Alpha {
  const { limit, allowPartial } = price;
  ensureWithinSwapLimit(ctx, position.netuid, "buy", tao);
  const most = mostWithin(ctx, position.netuid, "buy", limit);
  ensureCanStake(ctx, position, tao, { most, allowPartial });
  if (!ownsHotkey(ctx, position.coldkey, position.hotkey)) becomeDelegate(ctx, position.hotkey);
  return stakeIntoSubnet(ctx, position, tao < most ? tao : most, { limit });
}
