import { U64F64, U96F32 } from "@waystone/primitives";

/** What a subnet's part in the emission of TAO depends on. */
export interface SubnetShareInput {
  /** Moving price in TAO for one alpha; 1 where alpha is TAO. */
  readonly movingPrice: U64F64;
  /** Share of the last epoch's incentive that went to the owner's own neurons. */
  readonly minerBurned: U96F32;
  /** Whether the subnet gets TAO at all. */
  readonly emissionEnabled: boolean;
}

const { ZERO, ONE } = U64F64;

function sum(values: readonly U64F64[]): U64F64 {
  return values.reduce<U64F64>((total, value) => U64F64.saturatingAdd(total, value), ZERO);
}

/** Each as a share of the sum of all; zero where that is zero. */
function sharesOf(values: readonly U64F64[]): U64F64[] {
  const total = sum(values);
  return values.map(value => U64F64.safeDiv(value, total));
}

/**
 * Shares of subnets in the emission of TAO, in their order (runtime.md 2.2): by moving price, less what their owners withhold
 * from miners. Where that leaves nothing to anybody, by moving price alone.
 */
export function emissionShares(subnets: readonly SubnetShareInput[]): U64F64[] {
  const byPrice = sharesOf(subnets.map(subnet => subnet.movingPrice));
  const weighted = subnets.map(({ minerBurned }, i) => {
    const burned = U64F64.saturatingFrom(U96F32, minerBurned);
    const factor = U64F64.saturatingSub(ONE, burned < ONE ? burned : ONE);
    return U64F64.saturatingMul(byPrice[i] ?? ZERO, factor);
  });
  return sum(weighted) > 0n ? sharesOf(weighted) : byPrice;
}

/**
 * TAO for each subnet of a block's emission, in rao, in their order. Subnets without emission get none, and the others theirs;
 * where nobody has emission nobody gets any.
 */
export function subnetBlockEmissions(subnets: readonly SubnetShareInput[], blockEmission: U96F32): U96F32[] {
  const shares = emissionShares(subnets);
  const isEnabled = (i: number): boolean => subnets[i]?.emissionEnabled ?? false;
  const enabled = shares.map((share, i) => (isEnabled(i) ? share : ZERO));
  const final = subnets.every(subnet => subnet.emissionEnabled) ? shares : sharesOf(enabled);
  const emission = U64F64.saturatingFrom(U96F32, blockEmission);
  return final.map(share => U96F32.saturatingFrom(U64F64, U64F64.saturatingMul(emission, share)));
}

/** Whether root dividends are sold in this block: the moving prices of all subnets with emission add up to more than 1. */
export function isRootSold(subnets: readonly Pick<SubnetShareInput, "movingPrice">[]): boolean {
  return U64F64.wrappingSum(subnets.map(subnet => subnet.movingPrice)) > ONE;
}
