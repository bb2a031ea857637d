import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the factor of the least nomination, in millionths of the least stake; nominations that are too small then are unstaked. */
export const sudo_set_nominator_min_required_stake = chainSetter({
  index: 43,
  weight: WEIGHTS.sudo_set_nominator_min_required_stake,
  docs: [
    "Sets the factor of the least nomination, in millionths of the least stake; nominations that are too small then are unstaked.",
  ],
  args: { min_stake: u64 },
  apply: (of, { min_stake }, ctx) => of.chain.nominatorMinRequiredStake.set(ctx, min_stake),
});
