import { call } from "@waystone/frame";
import { ROOT } from "../../subnets/lookups.ts";
import { WEIGHTS } from "../../weights.ts";
import { account } from "../args.ts";
import { stakeIntoSubnet } from "../stake-in.ts";
import { unstakeEverywhere } from "../unstake-all.ts";

/** A coldkey brings all its stake on a hotkey to root. */
export const unstake_all_alpha = call({
  index: 84,
  weight: WEIGHTS.unstake_all_alpha,
  docs: [
    "Sell all alpha on a hotkey, on every subnet where that can be done, at whatever price, and stake the TAO on root, on the same hotkey.",
    "Origin: signed by the coldkey.",
    "Emits `StakeRemoved` for each subnet, and `StakeAdded`.",
    "Errors: `HotKeyAccountNotExists`; `AmountTooLow` where nothing was sold.",
  ],
  args: { hotkey: account },
  dispatch(ctx, { hotkey }) {
    const coldkey = ctx.origin.ensureSigned();
    const tao = unstakeEverywhere(ctx, coldkey, hotkey, netuid => netuid !== ROOT);
    stakeIntoSubnet(ctx, { hotkey, coldkey, netuid: ROOT }, tao);
  },
});
