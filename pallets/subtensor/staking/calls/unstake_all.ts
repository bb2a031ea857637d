import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { account } from "../args.ts";
import { unstakeEverywhere } from "../unstake-all.ts";

/** A coldkey takes all its stake from a hotkey. */
export const unstake_all = call({
  index: 83,
  weight: WEIGHTS.unstake_all,
  docs: [
    "Take all stake from a hotkey, on root and on every subnet where that can be done, at whatever price.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved` for each subnet.",
    "Errors: `HotKeyAccountNotExists`.",
  ],
  args: { hotkey: account },
  dispatch(ctx, { hotkey }) {
    unstakeEverywhere(ctx, ctx.origin.ensureSigned(), hotkey, () => true);
  },
});
