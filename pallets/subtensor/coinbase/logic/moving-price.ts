import { I96F32, U64F64 } from "@waystone/primitives";

const { ONE } = U64F64;

/** What the next moving price depends on. */
export interface MovingPriceInput {
  readonly block: bigint;
  /** First block with emission, the one after that in which the subnet was started; 0 for none. */
  readonly firstEmissionBlock: bigint;
  /** Age in blocks at which the moving price moves at half its speed. */
  readonly halvingBlocks: bigint;
  /** Full speed: weight of the present price. */
  readonly movingAlpha: I96F32;
  /** Present price. */
  readonly price: U64F64;
  /** Moving price so far. */
  readonly movingPrice: U64F64;
}

/** Moving price after a block (runtime.md 2.7): it follows the present price, up to 1, faster as the subnet grows older. */
export function nextMovingPrice(input: MovingPriceInput): I96F32 {
  const started = input.firstEmissionBlock > 0n ? input.firstEmissionBlock - 1n : 0n;
  const age = U64F64.saturatingFromNum(input.block > started ? input.block - started : 0n);
  const maturity = U64F64.safeDiv(age, U64F64.saturatingAdd(age, U64F64.saturatingFromNum(input.halvingBlocks)));
  const alpha = U64F64.saturatingMul(U64F64.saturatingFrom(I96F32, input.movingAlpha), maturity);
  const fresh = U64F64.saturatingMul(alpha, input.price < ONE ? input.price : ONE);
  const kept = U64F64.saturatingMul(U64F64.saturatingSub(ONE, alpha), input.movingPrice);
  return I96F32.saturatingFrom(U64F64, U64F64.saturatingAdd(fresh, kept));
}
