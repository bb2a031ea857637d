import { type Alpha, U64F64 } from "@waystone/primitives";
import type { EpochOutput } from "./epoch-types.ts";

const U64_MAX = (1n << 64n) - 1n;
const U16_ONE = 0xffffn;

function add(a: bigint, b: bigint): bigint {
  return a + b > U64_MAX ? U64_MAX : a + b;
}

/**
 * Splits an epoch's emission in rao over `count` mechanisms (runtime.md 2.8): by shares in 65535ths, missing ones being 0, or
 * evenly. What rounding leaves goes to the first.
 */
export function splitEmission(emission: Alpha, count: number, shares: readonly number[] | undefined): Alpha[] {
  const parts = Array.from({ length: count }, (_, i) =>
    shares === undefined ? emission / BigInt(count) : (emission * BigInt(shares[i] ?? 0)) / U16_ONE,
  );
  const given = BigInt.asUintN(
    64,
    parts.reduce((sum, part) => sum + part, 0n),
  );
  const rest = emission > given ? emission - given : 0n;
  return parts.map((part, i) => (i === 0 ? add(part, rest) : part));
}

/** Weight of each mechanism in what is aggregated over all: its part of the emission; all for the first if there is none. */
export function mechanismWeights(parts: readonly Alpha[], emission: Alpha): U64F64[] {
  return parts.map((part, i) =>
    U64F64.safeDivOr(
      U64F64.saturatingFromNum(part),
      U64F64.saturatingFromNum(emission),
      i === 0 ? U64F64.ONE : U64F64.ZERO,
    ),
  );
}

/** What an epoch leaves for the whole subnet, over all its mechanisms; lists are by uid. */
export type SubnetEpoch = Omit<EpochOutput, "bonds" | "incentive">;

/** sofar + value · weight, floored at each mechanism. */
function accumulate(sofar: bigint, value: bigint, weight: U64F64): U64F64 {
  return U64F64.saturatingAdd(
    U64F64.saturatingFromNum(sofar),
    U64F64.saturatingMul(U64F64.saturatingFromNum(value), weight),
  );
}

function weighted16(sofar: number, value: number, weight: U64F64): number {
  return U64F64.saturatingToU16(accumulate(BigInt(sofar), BigInt(value), weight));
}

function weighted64(sofar: bigint, value: bigint, weight: U64F64): bigint {
  return U64F64.saturatingToU64(accumulate(sofar, value, weight));
}

function zip<T, U>(sofar: readonly T[], values: readonly T[], join: (sofar: T, value: T) => U): U[] {
  return sofar.flatMap((value, uid) => {
    const other = values[uid];
    return other === undefined ? [] : [join(value, other)];
  });
}

/** How stakes of a neuron in several mechanisms, which are all the same, are joined: see `Fixes.stakeCountsOnce`. */
export interface AggregationRule {
  readonly stakeCountsOnce: boolean;
}

function join(sofar: SubnetEpoch, next: EpochOutput, weight: U64F64, rule: AggregationRule): SubnetEpoch {
  const share = (a: readonly number[], b: readonly number[]): number[] => zip(a, b, (x, y) => weighted16(x, y, weight));
  const either = (a: readonly boolean[], b: readonly boolean[]): boolean[] => zip(a, b, (x, y) => x || y);
  return {
    stake: rule.stakeCountsOnce ? sofar.stake : zip(sofar.stake, next.stake, add),
    stakeWeight: share(sofar.stakeWeight, next.stakeWeight),
    active: either(sofar.active, next.active),
    validatorPermits: either(sofar.validatorPermits, next.validatorPermits),
    consensus: share(sofar.consensus, next.consensus),
    validatorTrust: share(sofar.validatorTrust, next.validatorTrust),
    dividends: share(sofar.dividends, next.dividends),
    serverEmission: zip(sofar.serverEmission, next.serverEmission, add),
    validatorEmission: zip(sofar.validatorEmission, next.validatorEmission, add),
    emission: zip(sofar.emission, next.emission, (x, y) => weighted64(x, y, weight)),
  };
}

/** The first mechanism's epoch, by its weight. */
function begin(first: EpochOutput, weight: U64F64): SubnetEpoch {
  const share = (values: readonly number[]): number[] => values.map(value => weighted16(0, value, weight));
  const { stake, active, validatorPermits, serverEmission, validatorEmission } = first;
  return {
    stake,
    active,
    validatorPermits,
    serverEmission,
    validatorEmission,
    stakeWeight: share(first.stakeWeight),
    consensus: share(first.consensus),
    validatorTrust: share(first.validatorTrust),
    dividends: share(first.dividends),
    emission: first.emission.map(value => weighted64(0n, value, weight)),
  };
}

/**
 * Joins the epochs of a subnet's mechanisms (runtime.md 2.8): emissions are added, shares and the recorded emission added by
 * weight, active and permit hold if they hold in one. `undefined` without a mechanism.
 */
export function aggregateEpochs(
  epochs: readonly EpochOutput[],
  weights: readonly U64F64[],
  rule: AggregationRule,
): SubnetEpoch | undefined {
  const [first, ...others] = epochs;
  if (first === undefined) return undefined;
  return others.reduce(
    (sofar, next, i) => join(sofar, next, weights[i + 1] ?? U64F64.ZERO, rule),
    begin(first, weights[0] ?? U64F64.ZERO),
  );
}
