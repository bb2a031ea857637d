import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { StakeMoved } from "../events.ts";
import { endsOf, transitionStake } from "../transition.ts";

/** A coldkey moves stake to another hotkey or subnet. */
export const move_stake = call({
  index: 85,
  weight: WEIGHTS.move_stake,
  docs: [
    "Move stake, in rao of alpha, at most what is there, to another hotkey, subnet, or both. Across subnets it is sold and bought, for one fee.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved`, `StakeAdded` and `StakeMoved`.",
    "Errors: `SameNetuid`, `SubnetNotExists`, `SubtokenDisabled`, `HotKeyAccountNotExists`, `InsufficientLiquidity`, `AmountTooLow`, `StakeUnavailable`.",
  ],
  args: {
    origin_hotkey: account,
    destination_hotkey: account,
    origin_netuid: netuid,
    destination_netuid: netuid,
    alpha_amount: alpha,
  },
  dispatch(ctx, { alpha_amount, ...move }) {
    const coldkey = ctx.origin.ensureSigned();
    const tao = transitionStake(ctx, { ...endsOf(move, coldkey), alpha: alpha_amount });
    const { origin_hotkey, origin_netuid, destination_hotkey, destination_netuid } = move;
    ctx.emit(StakeMoved(coldkey, origin_hotkey, origin_netuid, destination_hotkey, destination_netuid, tao));
  },
});
