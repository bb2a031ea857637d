import { type Alpha, I32F32, I96F32 } from "@waystone/primitives";
import type { Vector } from "./matrix.ts";
import type { Observe } from "./steps.ts";
import { isZero, normalize, normalizeUsingSum, sum } from "./vector.ts";

/** Emission in rao of alpha, by uid. */
export interface EpochEmission {
  /** To miners. */
  readonly server: readonly Alpha[];
  /** To validators. */
  readonly validator: readonly Alpha[];
  /** To both, for the record. */
  readonly combined: readonly Alpha[];
}

function inRao(shares: Vector, emission: I96F32): Alpha[] {
  return shares.map(share =>
    I96F32.saturatingToU64(I96F32.saturatingMul(I96F32.saturatingFrom(I32F32, share), emission)),
  );
}

/**
 * Shares an epoch's emission out (runtime.md 3.2, step 13): by incentive and dividends, or, where both are all zero, to
 * validators by active stake, and by stake where that is all zero too.
 */
export function epochEmission(
  incentive: Vector,
  dividends: Vector,
  activeStake: Vector,
  stake: Vector,
  emission: Alpha,
  observe: Observe,
): EpochEmission {
  const both = incentive.map((value, uid) => I32F32.saturatingAdd(value, dividends[uid] ?? I32F32.ZERO));
  const total = sum(both);
  const byStake = total !== 0n ? undefined : isZero(activeStake) ? stake : activeStake;
  const server = normalizeUsingSum(incentive, total);
  const validator = byStake ?? normalizeUsingSum(dividends, total);
  const combined = byStake ?? normalize(both);
  observe("normalized_server_emission", server);
  observe("normalized_validator_emission", validator);
  observe("normalized_combined_emission", combined);
  const rao = I96F32.saturatingFromNum(emission);
  return { server: inRao(server, rao), validator: inRao(validator, rao), combined: inRao(combined, rao) };
}
