import { I96F32, log2 } from "@waystone/primitives";

const RAO_PER_TAO = 1_000_000_000n;
/** Most TAO or alpha that there can be, in rao: 21 million. */
export const TOTAL_SUPPLY = 21_000_000n * RAO_PER_TAO;
/** Emission of a block before the first halving, in rao. */
export const FULL_BLOCK_EMISSION = RAO_PER_TAO;

const SUPPLY = I96F32.fromInt(TOTAL_SUPPLY);
const FULL = I96F32.fromInt(FULL_BLOCK_EMISSION);

/** How often the emission has been halved at an issuance below the total supply: ⌊log₂(1 ÷ (1 − issuance ÷ supply))⌋. */
function halvings(issuance: I96F32): bigint | undefined {
  const issued = I96F32.safeDiv(issuance, SUPPLY);
  const inverse = I96F32.checkedDiv(I96F32.ONE, I96F32.saturatingSub(I96F32.ONE, issued));
  const residual = inverse === undefined ? undefined : log2(I96F32, inverse);
  return residual === undefined ? undefined : I96F32.saturatingToU64(residual);
}

/**
 * Emission of a block in rao at an issuance in rao (runtime.md 2.1): 1, ½, ¼ … TAO from 0, 10.5, 15.75 … million issued, and
 * nothing from 21 million. Halvings follow the issuance, not time. It is the rule of TAO and of each subnet's alpha.
 */
export function blockEmissionForIssuance(issuance: bigint): bigint {
  const total = I96F32.saturatingFromNum(issuance);
  if (total >= SUPPLY) return 0n;
  const count = halvings(total);
  if (count === undefined) return 0n;
  const divisor = I96F32.saturate(I96F32.ONE << count);
  return I96F32.saturatingToU64(I96F32.saturatingMul(I96F32.safeDiv(I96F32.ONE, divisor), FULL));
}
