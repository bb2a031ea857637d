import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { removeStakeAtMarket } from "../remove.ts";

/** A coldkey takes stake from a hotkey. */
export const remove_stake = call({
  index: 3,
  weight: WEIGHTS.remove_stake,
  docs: [
    "Take stake out, in rao of alpha, at most what is there: it is sold for TAO at whatever price; on root, TAO comes out as it is.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`.",
    "Errors: `SubtokenDisabled`, `InsufficientLiquidity`, `SubnetNotExists`, `AmountTooLow`, `HotKeyAccountNotExists`, `StakeUnavailable`.",
  ],
  args: { hotkey: account, netuid, amount_unstaked: alpha },
  dispatch(ctx, { hotkey, netuid, amount_unstaked }) {
    removeStakeAtMarket(ctx, { hotkey, coldkey: ctx.origin.ensureSigned(), netuid }, amount_unstaked);
  },
});
