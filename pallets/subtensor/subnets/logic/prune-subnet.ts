import type { NetUid, U64F64 } from "@waystone/primitives";

/** A subnet as pruning sees it. */
export interface PrunableSubnet {
  readonly netuid: NetUid;
  readonly registeredAt: bigint;
  /** Moving price in TAO for one alpha. */
  readonly movingPrice: U64F64;
}

/**
 * Subnet that makes room for a new one (runtime.md 4.6): the lowest moving price among those past their immunity of
 * `immunityPeriod` blocks, of equal ones the earliest registered, of equal ones the first. `undefined` if all are immune.
 * @param subnets all but root, in the order in which they are stored
 */
export function subnetToPrune(
  subnets: readonly PrunableSubnet[],
  block: bigint,
  immunityPeriod: bigint,
): NetUid | undefined {
  const goesBefore = (a: PrunableSubnet, b: PrunableSubnet): boolean =>
    a.movingPrice !== b.movingPrice ? a.movingPrice < b.movingPrice : a.registeredAt < b.registeredAt;
  return subnets
    .filter(subnet => block >= subnet.registeredAt + immunityPeriod)
    .reduce<PrunableSubnet | undefined>(
      (first, subnet) => (first === undefined || goesBefore(subnet, first) ? subnet : first),
      undefined,
    )?.netuid;
}
