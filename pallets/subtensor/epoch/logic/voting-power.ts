/** One in the parts in which the weight of the present stake is given. */
const ONE = 10n ** 18n;

/** Moving average of a validator's stake in rao, floored (runtime.md 5.9). @param weight of the present stake, in parts of 10^18 */
export function nextVotingPower(before: bigint, stake: bigint, weight: bigint): bigint {
  const kept = weight < ONE ? ONE - weight : 0n;
  return (weight * stake + kept * before) / ONE;
}
