import { call } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { addStakeWithLimit } from "../add.ts";
import { account, netuid, tao } from "../args.ts";

/** A coldkey stakes TAO on a hotkey, up to a price. */
export const add_stake_limit = call({
  index: 88,
  weight: WEIGHTS.add_stake_limit,
  docs: [
    "Stake TAO, in rao, until the price reaches `limit_price`, in rao for one alpha. With `allow_partial` the rest stays with the coldkey; without it, all is staked or nothing.",
    "Origin: signed by the coldkey.",
    "Emits `StakeAdded`.",
    "Errors: those of `add_stake`, `Swap.PriceLimitExceeded`, `SlippageTooHigh`.",
  ],
  args: { hotkey: account, netuid, amount_staked: tao, limit_price: tao, allow_partial: bool },
  dispatch(ctx, { hotkey, netuid, amount_staked, limit_price, allow_partial }) {
    const position = { hotkey, coldkey: ctx.origin.ensureSigned(), netuid };
    addStakeWithLimit(ctx, position, amount_staked, { limit: limit_price, allowPartial: allow_partial });
  },
});
