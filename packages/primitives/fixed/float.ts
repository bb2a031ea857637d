/**
 * Raw bits of a binary64 number at `fracBits`: `value × 2^fracBits`, rounded to the nearest integer, ties to even. For
 * building constants only; no amount and no consensus value is ever a float. `undefined` for NaN and the infinities.
 */
export function bitsOfFloat(value: number, fracBits: number): bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  const view = new DataView(new ArrayBuffer(8));
  // deterministic: reads the bits of a constant, computes nothing.
  view.setFloat64(0, value);
  const raw = view.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const stored = raw & 0xf_ffff_ffff_ffffn;
  // Subnormals share the smallest exponent and have no implied leading one.
  const mantissa = biased === 0 ? stored : stored | (1n << 52n);
  const shift = Math.max(biased, 1) - 1075 + fracBits;
  const magnitude = shift >= 0 ? mantissa << BigInt(shift) : shiftRightToEven(mantissa, BigInt(-shift));
  return raw >> 63n === 1n ? -magnitude : magnitude;
}

function shiftRightToEven(value: bigint, by: bigint): bigint {
  const floor = value >> by;
  const rest = value - (floor << by);
  const half = 1n << (by - 1n);
  const up = rest > half || (rest === half && (floor & 1n) === 1n);
  return up ? floor + 1n : floor;
}
