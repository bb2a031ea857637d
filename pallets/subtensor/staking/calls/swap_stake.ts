import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { StakeSwapped } from "../events.ts";
import { endsOf, transitionStake } from "../transition.ts";

/** A coldkey moves stake to another subnet. */
export const swap_stake = call({
  index: 87,
  weight: WEIGHTS.swap_stake,
  docs: [
    "Move stake, in rao of alpha, at most what is there, to another subnet on the same hotkey: it is sold and bought, for one fee.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`, `StakeAdded` and `StakeSwapped`.",
    "Errors: those of `move_stake`.",
  ],
  args: { hotkey: account, origin_netuid: netuid, destination_netuid: netuid, alpha_amount: alpha },
  dispatch(ctx, { hotkey, origin_netuid, destination_netuid, alpha_amount }) {
    const coldkey = ctx.origin.ensureSigned();
    const move = { origin_hotkey: hotkey, destination_hotkey: hotkey, origin_netuid, destination_netuid };
    const tao = transitionStake(ctx, { ...endsOf(move, coldkey), alpha: alpha_amount });
    ctx.emit(StakeSwapped(coldkey, hotkey, origin_netuid, destination_netuid, tao));
  },
});
