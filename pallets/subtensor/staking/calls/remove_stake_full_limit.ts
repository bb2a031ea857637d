import { call } from "@waystone/frame";
import { Rao } from "@waystone/primitives";
import { option } from "@waystone/scale";
import { stakeOf } from "../../shares/stake.ts";
import { WEIGHTS } from "../../weights.ts";
import { account, netuid } from "../args.ts";
import { removeStakeAtMarket, removeStakeWithLimit } from "../remove.ts";

/** A coldkey takes all its stake from a hotkey on one subnet. */
export const remove_stake_full_limit = call({
  index: 103,
  weight: WEIGHTS.remove_stake_full_limit,
  docs: [
    "Take all stake from a hotkey on a subnet: at whatever price, or all or nothing with `limit_price`, in rao for one alpha.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`.",
    "Errors: those of `remove_stake`, or of `remove_stake_limit`.",
  ],
  args: { hotkey: account, netuid, limit_price: option(Rao).named("Option<TaoBalance>") },
  dispatch(ctx, { hotkey, netuid, limit_price }) {
    const coldkey = ctx.origin.ensureSigned();
    const position = { hotkey, coldkey, netuid };
    const alpha = stakeOf(ctx, hotkey, coldkey, netuid);
    if (limit_price === undefined) removeStakeAtMarket(ctx, position, alpha);
    else removeStakeWithLimit(ctx, position, alpha, { limit: limit_price, allowPartial: false });
  },
});
