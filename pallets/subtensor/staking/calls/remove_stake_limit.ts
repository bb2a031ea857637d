import { call } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid, tao } from "../args.ts";
import { removeStakeWithLimit } from "../remove.ts";

/** A coldkey takes stake from a hotkey, down to a price. */
export const remove_stake_limit = call({
  index: 89,
  weight: WEIGHTS.remove_stake_limit,
  docs: [
    "Take stake out, in rao of alpha, until the price reaches `limit_price`, in rao for one alpha. With `allow_partial` the rest stays staked; without it, all is sold or nothing.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`.",
    "Errors: `InsufficientLiquidity`, `Swap.PriceLimitExceeded`, `SubnetNotExists`, `AmountTooLow`, `NotEnoughStakeToWithdraw`, `SlippageTooHigh`, `HotKeyAccountNotExists`, `StakeUnavailable`.",
  ],
  args: { hotkey: account, netuid, amount_unstaked: alpha, limit_price: tao, allow_partial: bool },
  dispatch(ctx, { hotkey, netuid, amount_unstaked, limit_price, allow_partial }) {
    const position = { hotkey, coldkey: ctx.origin.ensureSigned(), netuid };
    removeStakeWithLimit(ctx, position, amount_unstaked, { limit: limit_price, allowPartial: allow_partial });
  },
});
