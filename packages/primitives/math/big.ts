/** Helpers on integers of any size. */

/** Number of bits of a positive integer, 0 for 0. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  const leading = Number.parseInt(hex.charAt(0), 16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(leading));
}

/** Greatest common divisor of two integers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `a ÷ b` towards minus infinity, for a positive `b`. */
export function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** Largest integer whose `degree`-th power is not above `value`; both positive, `value` may be 0. Newton's rule from above. */
export function integerRoot(value: bigint, degree: number): bigint {
  if (degree === 1 || value < 2n) return value;
  const n = BigInt(degree);
  let root = 1n << BigInt(Math.ceil(bitLength(value) / degree));
  for (;;) {
    const next = ((n - 1n) * root + value / root ** (n - 1n)) / n;
    if (next >= root) return root;
    root = next;
  }
}
