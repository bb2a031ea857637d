import { call } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid, tao } from "../args.ts";
import { StakeSwapped } from "../events.ts";
import { endsOf, transitionStake } from "../transition.ts";

/** A coldkey moves stake to another subnet, down to a price. */
export const swap_stake_limit = call({
  index: 90,
  weight: WEIGHTS.swap_stake_limit,
  docs: [
    "Move stake as `swap_stake` does, until the origin's price is `limit_price` billionths of the destination's. With `allow_partial` the rest stays; without it, all is moved or nothing.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`, `StakeAdded` and `StakeSwapped`.",
    "Errors: those of `swap_stake`, `Swap.PriceLimitExceeded`, `SlippageTooHigh`.",
  ],
  args: {
    hotkey: account,
    origin_netuid: netuid,
    destination_netuid: netuid,
    alpha_amount: alpha,
    limit_price: tao,
    allow_partial: bool,
  },
  dispatch(ctx, { hotkey, origin_netuid, destination_netuid, alpha_amount, limit_price, allow_partial }) {
    const coldkey = ctx.origin.ensureSigned();
    const move = { origin_hotkey: hotkey, destination_hotkey: hotkey, origin_netuid, destination_netuid };
    const price = { limit: limit_price, allowPartial: allow_partial };
    const moved = transitionStake(ctx, { ...endsOf(move, coldkey), alpha: alpha_amount, price });
    ctx.emit(StakeSwapped(coldkey, hotkey, origin_netuid, destination_netuid, moved));
  },
});
