import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { burnStake } from "../destroy.ts";

/** A coldkey burns stake. */
export const burn_alpha = call({
  index: 102,
  weight: WEIGHTS.burn_alpha,
  docs: [
    "Burn stake, in rao of alpha, at most what is there: nobody has it any more, and it stays part of the issuance.",
    "Origin: signed by the coldkey.",
    "Emits `AlphaBurned`.",
    "Errors: `SubnetNotExists`, `CannotBurnOrRecycleOnRootSubnet`, `SubtokenDisabled`, `HotKeyAccountNotExists`, `InsufficientLiquidity`, `StakeUnavailable`.",
  ],
  args: { hotkey: account, amount: alpha, netuid },
  dispatch(ctx, { hotkey, amount, netuid }) {
    burnStake(ctx, { hotkey, coldkey: ctx.origin.ensureSigned(), netuid }, amount);
  },
});
