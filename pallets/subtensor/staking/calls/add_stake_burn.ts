import { call } from "@waystone/frame";
import { Rao } from "@waystone/primitives";
import { option } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { addStakeAtMarket, addStakeWithLimit } from "../add.ts";
import { account, netuid, tao } from "../args.ts";
import { burnStake } from "../destroy.ts";
import { AddStakeBurn } from "../events.ts";

/** A coldkey buys alpha and burns it. */
export const add_stake_burn = call({
  index: 132,
  weight: WEIGHTS.add_stake_burn,
  docs: [
    "Stake TAO, in rao, and burn the alpha at once: at whatever price, or all or nothing with `limit`, in rao for one alpha.",
    "Origin: signed by the coldkey.",
    "Emits `StakeAdded`, `AlphaBurned` and `AddStakeBurn`.",
    "Errors: those of `add_stake` or `add_stake_limit`, and of `burn_alpha`.",
  ],
  args: { hotkey: account, netuid, amount: tao, limit: option(Rao).named("Option<TaoBalance>") },
  dispatch(ctx, { hotkey, netuid, amount, limit }) {
    const position = { hotkey, coldkey: ctx.origin.ensureSigned(), netuid };
    const alpha =
      limit === undefined
        ? addStakeAtMarket(ctx, position, amount)
        : addStakeWithLimit(ctx, position, amount, { limit, allowPartial: false });
    burnStake(ctx, position, alpha);
    ctx.emit(AddStakeBurn({ netuid, hotkey, amount, alpha }));
  },
});
