import { bitLength, floorDiv, gcd, integerRoot } from "./big.ts";

/** Reduced exponents up to this take the exact path. */
const MAX_EXACT = 1024n;
const GUARD_BITS = 24n;
const GUARD = 1n << GUARD_BITS;
const MAX_TERMS = 4096;

/**
 * `(baseNum ÷ baseDen) ^ (expNum ÷ expDen) × scale`, as an integer (runtime.md 0.3). Exact, floored, where the reduced
 * exponent has both parts up to 1024; else a series with `precision` bits whose last digits are consensus too. `undefined`
 * for a zero denominator or a negative argument. Cost of the series: 2 × `precision` products of that many bits.
 */
export function powRatioScaled(
  baseNum: bigint,
  baseDen: bigint,
  expNum: bigint,
  expDen: bigint,
  precision: number,
  scale: bigint,
): bigint | undefined {
  if (baseDen === 0n || expDen === 0n) return undefined;
  if (baseNum === 0n) return 0n;
  if (scale < 0n || baseNum < 0n || baseDen < 0n || expNum < 0n || expDen < 0n) return undefined;
  if (expNum === 0n) return scale;
  const common = gcd(expNum, expDen);
  const [n, d] = [expNum / common, expDen / common];
  if (n <= MAX_EXACT && d <= MAX_EXACT) return integerRoot((baseNum ** n * scale ** d) / baseDen ** n, Number(d));
  const requested = BigInt(Math.max(precision, 32, bitLength(scale) + 8));
  const series = seriesOf(requested + GUARD_BITS);
  const exponent = floorDiv((series.ln(baseNum) - series.ln(baseDen)) * n, d);
  return (roundOffGuard(series.exp(exponent)) * scale) >> requested;
}

/** Logarithm and exponential on integers of `bits` fraction bits, the last 24 of which are guard bits. */
class Series {
  readonly #bits: bigint;
  readonly #one: bigint;
  readonly #terms: number;
  readonly #ln2: bigint;

  constructor(bits: bigint) {
    this.#bits = bits;
    this.#one = 1n << bits;
    this.#terms = Math.min(MAX_TERMS, Number(bits) + 128);
    this.#ln2 = -this.#ln1p(-(this.#one >> 1n));
  }

  /** Natural logarithm of a positive integer: of its mantissa, within [¾, 1½), and of its power of two. */
  ln(value: bigint): bigint {
    let shift = BigInt(bitLength(value) - 1);
    let mantissa = (value << this.#bits) >> shift;
    if (mantissa >= this.#one + (this.#one >> 1n)) {
      mantissa >>= 1n;
      shift += 1n;
    }
    return this.#ln1p(mantissa - this.#one) + shift * this.#ln2;
  }

  // Both loops end at the first step that is below one unit of the requested precision. The reference also ends when the
  // rounded sum stays the same, which a larger step never causes.

  #ln1p(x: bigint): bigint {
    let power = x;
    let sum = x;
    for (let n = 2n; n <= this.#terms; n++) {
      power = (power * x) >> this.#bits;
      if (power === 0n) break;
      const step = floorDiv(power, n);
      if (step === 0n) break;
      sum = n % 2n === 0n ? sum - step : sum + step;
      if (step < GUARD && step > -GUARD) break;
    }
    return sum;
  }

  /** eˣ. */
  exp(x: bigint): bigint {
    let term = this.#one;
    let sum = term;
    for (let n = 1n; n <= this.#terms; n++) {
      // Flooring twice is flooring once, for a positive n.
      term = floorDiv((term * x) >> this.#bits, n);
      if (term === 0n) break;
      sum += term;
      if (term < GUARD && term > -GUARD) break;
    }
    return sum;
  }
}

/** Without the guard bits, halves away from zero. */
function roundOffGuard(value: bigint): bigint {
  const half = GUARD >> 1n;
  return value < 0n ? -((-value + half) >> GUARD_BITS) : (value + half) >> GUARD_BITS;
}

// ln 2 takes as long as the rest, and the pool asks for two precisions only.
const known = new Map<bigint, Series>();
const MAX_KNOWN = 16;

function seriesOf(bits: bigint): Series {
  let series = known.get(bits);
  if (series === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    series = new Series(bits);
    known.set(bits, series);
  }
  return series;
}
