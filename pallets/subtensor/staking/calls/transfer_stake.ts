import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { StakeTransferred } from "../events.ts";
import { endsOf, transitionStake } from "../transition.ts";

/** A coldkey gives stake to another coldkey. */
export const transfer_stake = call({
  index: 86,
  weight: WEIGHTS.transfer_stake,
  docs: [
    "Give stake, in rao of alpha, at most what is there, to another coldkey, on the same hotkey, on the same subnet or another.",
    "Origin: signed by the coldkey that has it.",
    "Emits `StakeRemoved`, `StakeAdded` and `StakeTransferred`.",
    "Errors: those of `move_stake`, `TransferDisallowed`, `AccountRejectsLockedAlpha`.",
  ],
  args: {
    destination_coldkey: account,
    hotkey: account,
    origin_netuid: netuid,
    destination_netuid: netuid,
    alpha_amount: alpha,
  },
  dispatch(ctx, { destination_coldkey, hotkey, origin_netuid, destination_netuid, alpha_amount }) {
    const coldkey = ctx.origin.ensureSigned();
    const move = { origin_hotkey: hotkey, destination_hotkey: hotkey, origin_netuid, destination_netuid };
    const tao = transitionStake(ctx, { ...endsOf(move, coldkey, destination_coldkey), alpha: alpha_amount }, true);
    ctx.emit(StakeTransferred(coldkey, destination_coldkey, hotkey, origin_netuid, destination_netuid, tao));
  },
});
