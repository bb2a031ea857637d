import type { RateLimits } from "../rate.ts";
import type { RateOf } from "./admission.ts";

/** Limits of the hotkeys that have at least so much stake. */
export type StakeTier = { readonly stake: bigint; readonly limits: RateLimits };

/**
 * Requests by stake: each hotkey has the limits of the highest tier that it reaches, and those of the axon where it reaches none.
 * @param stakeOf stake of a hotkey in rao, e.g. from the metagraph; asked for every request, so it must not be slow
 */
export function rateByStake(stakeOf: (hotkey: string) => bigint, tiers: readonly StakeTier[]): RateOf {
  const falling = tiers.toSorted((a, b) => (a.stake < b.stake ? 1 : -1));
  return hotkey => {
    const stake = stakeOf(hotkey);
    return falling.find(tier => stake >= tier.stake)?.limits;
  };
}
