// IEEE 754 half precision, which JavaScript's arrays have only in newer engines.

/** The number that 16 bits mean. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  // Powers of two and eleven bits: exact.
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The nearest half-precision number's bits, ties to even. */
export function numberToHalf(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  // Halfway between the largest number and the one that would follow it.
  if (size >= 65520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 1)));
  // The logarithm may be one off at a power of two; the unit of the last place is then still at most twice too fine.
  const fits = (e: number): boolean => size < 2 ** (e + 1);
  const e = size < 2 ** -14 ? -14 : fits(exponent) ? (size < 2 ** exponent ? exponent - 1 : exponent) : exponent + 1;
  const units = roundEven(size / 2 ** (e - 10));
  // 2048 units are 1024 of the next exponent: the sum carries by itself.
  return sign | (size < 2 ** -14 ? units : ((e + 15) << 10) + (units - 1024));
}

function roundEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
