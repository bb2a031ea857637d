import { U64F64 } from "@waystone/primitives";

/** Square root of a price, floored to the last bit: Newton's rule from above on √(bits × 2^64). Cost: a few µs. */
export function sqrtPrice(price: U64F64): U64F64 {
  const value = price << 64n;
  if (value === 0n) return U64F64.ZERO;
  let root = 1n << BigInt((value.toString(16).length * 4 + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return U64F64.saturate(root);
    root = next;
  }
}
