import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account, alpha, netuid } from "../args.ts";
import { recycleStake } from "../destroy.ts";

/** A coldkey recycles stake. */
export const recycle_alpha = call({
  index: 101,
  weight: WEIGHTS.recycle_alpha,
  docs: [
    "Recycle stake, in rao of alpha, at most what is there: it leaves the issuance, so that it can be minted anew.",
    "Origin: signed by the coldkey.",
    "Emits `AlphaRecycled`.",
    "Errors: `SubnetNotExists`, `CannotBurnOrRecycleOnRootSubnet`, `SubtokenDisabled`, `HotKeyAccountNotExists`, `InsufficientLiquidity`, `StakeUnavailable`.",
  ],
  args: { hotkey: account, amount: alpha, netuid },
  dispatch(ctx, { hotkey, amount, netuid }) {
    recycleStake(ctx, { hotkey, coldkey: ctx.origin.ensureSigned(), netuid }, amount);
  },
});
