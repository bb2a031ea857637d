import { call } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid, tao } from "../args.ts";
import { StakeMoved } from "../events.ts";
import { endsOf, transitionStake } from "../transition.ts";

/** A coldkey moves stake to another hotkey or subnet, down to a price. */
export const move_stake_limit = call({
  index: 149,
  weight: WEIGHTS.move_stake_limit,
  docs: [
    "Move stake as `move_stake` does, until the origin's price is `limit_price` billionths of the destination's. With `allow_partial` the rest stays; without it, all is moved or nothing.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`, `StakeAdded` and `StakeMoved`.",
    "Errors: those of `move_stake`, `Swap.PriceLimitExceeded`, `SlippageTooHigh`.",
  ],
  args: {
    origin_hotkey: account,
    destination_hotkey: account,
    origin_netuid: netuid,
    destination_netuid: netuid,
    alpha_amount: alpha,
    limit_price: tao,
    allow_partial: bool,
  },
  dispatch(ctx, { alpha_amount, limit_price, allow_partial, ...move }) {
    const coldkey = ctx.origin.ensureSigned();
    const price = { limit: limit_price, allowPartial: allow_partial };
    const moved = transitionStake(ctx, { ...endsOf(move, coldkey), alpha: alpha_amount, price });
    const { origin_hotkey, origin_netuid, destination_hotkey, destination_netuid } = move;
    ctx.emit(StakeMoved(coldkey, origin_hotkey, origin_netuid, destination_hotkey, destination_netuid, moved));
  },
});
