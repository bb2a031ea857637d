import { call } from "@waystone/frame";
import { WEIGHTS } from "../../weights.ts";
import { addStakeAtMarket } from "../add.ts";
import { account, netuid, tao } from "../args.ts";

/** A coldkey stakes TAO on a hotkey. */
export const add_stake = call({
  index: 2,
  weight: WEIGHTS.add_stake,
  docs: [
    "Stake TAO, in rao, on a hotkey: it buys the subnet's alpha at whatever price; on root, TAO is staked as it is.",
    "Origin: signed by the coldkey.",
    "Emits `StakeAdded`.",
    "Errors: `InsufficientLiquidity`, `SubnetNotExists`, `SubtokenDisabled`, `AmountTooLow`, `NotEnoughBalanceToStake`, `HotKeyAccountNotExists`.",
  ],
  args: { hotkey: account, netuid, amount_staked: tao },
  dispatch(ctx, { hotkey, netuid, amount_staked }) {
    addStakeAtMarket(ctx, { hotkey, coldkey: ctx.origin.ensureSigned(), netuid }, amount_staked);
  },
});
