import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { StakeTransferred } from "../events.ts";
import { endsOf, transitionStake } from "../transition.ts";

/** A coldkey gives stake to another coldkey, on another hotkey. */
export const transfer_stake_and_hotkey = call({
  index: 143,
  weight: WEIGHTS.transfer_stake_and_hotkey,
  docs: [
    "Give stake, in rao of alpha, at most what is there, to another coldkey on a hotkey of choice, on the same subnet or another.",
    "Origin: signed by the coldkey that has it.",
    "Emits `StakeRemoved`, `StakeAdded` and `StakeTransferred`, which names the hotkey that it reached.",
    "Errors: those of `transfer_stake`.",
  ],
  args: {
    destination_coldkey: account,
    origin_hotkey: account,
    destination_hotkey: account,
    origin_netuid: netuid,
    destination_netuid: netuid,
    alpha_amount: alpha,
  },
  dispatch(ctx, { destination_coldkey, alpha_amount, ...move }) {
    const coldkey = ctx.origin.ensureSigned();
    const tao = transitionStake(ctx, { ...endsOf(move, coldkey, destination_coldkey), alpha: alpha_amount }, true);
    const { destination_hotkey, origin_netuid, destination_netuid } = move;
    ctx.emit(
      StakeTransferred(coldkey, destination_coldkey, destination_hotkey, origin_netuid, destination_netuid, tao),
    );
  },
});
