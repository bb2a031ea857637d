import { VALUE_OF_STEP } from "../answers.ts";
import { MOST_BITS } from "./loss.ts";

/** A later miner that makes an even mixture of both at most this much better than the earlier one alone adds nothing, in bits. */
export const ADDED_BITS = 0.01;
/** Losses of two miners that are less alike than this, as a correlation, come of different models. */
export const LIKE_LOSSES = 0.9;

/** Predictions after which old ones have lost most of their weight: a miner may change its model. */
const MEMORY = 4096;
/** Standard errors by which a gain must stay below {@link ADDED_BITS}, since a chance finding takes away all of a miner's pay. */
const CERTAIN = 2;
const LEAST_PROBABILITY = 2 ** -MOST_BITS;

/**
 * Temperatures at which the earlier miner is compared. A model that is too sure of itself gets better by a higher one, and a copy that does
 * no more than that would seem to add something.
 */
const TEMPERATURES = [1, 1.3] as const;
/** For each temperature, what the bytes of an encoded distribution stand for. */
const VALUES = TEMPERATURES.map(temperature => VALUE_OF_STEP.map(value => value ** (1 / temperature)));

/** What a miner's answer gave to the byte that followed, at each of the temperatures. */
interface Hit {
  readonly uid: number;
  readonly p: readonly number[];
  readonly bits: readonly number[];
}

/** Weighted sums over a pair's common predictions. */
interface Sums {
  n: number;
  a: number;
  b: number;
  aa: number;
  bb: number;
  ab: number;
  /** What an even mixture with the other needs less than one alone, and its square: of `a`, then of `b`, at each temperature. */
  readonly gains: Float64Array;
}

/**
 * Tells whether what one miner says adds anything to what another says. However an answer is disguised, by noise, by another temperature or
 * by something mixed in, it knows no more than the original, so it cannot make the original better; two models that learnt from other texts,
 * or in another way, make each other better.
 *
 * Measured on 4096 predictions: copies disguised by noise up to e^±1, by 2 to 10 % of uniform, or by all disguises at once gain at most 0.005
 * bits; honest pairs whose losses correlate by more than 0.9 gain 0.032 to 0.067, those that learn from the same text by nearly the same
 * method (Kneser–Ney of orders 5 and 6, or with prediction by partial matching) 0.003 to 0.026.
 */
export class Overlap {
  readonly #pairs = new Map<number, Map<number, Sums>>();

  /** Takes all answers to one question, by uid and encoded, and the byte that followed. 1 µs a miner, 0.2 µs a pair of them. */
  record(answers: readonly (readonly [uid: number, steps: Uint8Array])[], byte: number): void {
    const hits = answers.map(([uid, steps]) => hitOf(uid, steps, byte)).sort((a, b) => a.uid - b.uid);
    hits.forEach((a, i) => {
      for (const b of hits.slice(i + 1)) addTo(this.#sums(a.uid, b.uid), a, b);
    });
  }

  /** Forgets a miner, when its uid changes hands. */
  forget(uid: number): void {
    this.#pairs.delete(uid);
    for (const others of this.#pairs.values()) others.delete(uid);
  }

  /** Whether `later` surely adds nothing to `earlier`, after at least `predictions` in common. */
  addsNothing(earlier: number, later: number, predictions: number): boolean {
    const sums = this.#pairs.get(Math.min(earlier, later))?.get(Math.max(earlier, later));
    // The weights of n predictions add up to a little less than n.
    if (sums === undefined || sums.n < predictions * (1 - predictions / MEMORY / 2)) return false;
    if (correlation(sums) <= LIKE_LOSSES) return false;
    const { n, gains } = sums;
    return TEMPERATURES.some((_, t) => {
      const at = placeOf(earlier < later, t);
      const mean = (gains[at] as number) / n;
      const error = Math.sqrt(Math.max(0, (gains[at + 1] as number) / n - mean ** 2) / n);
      return mean + CERTAIN * error < ADDED_BITS;
    });
  }

  #sums(low: number, high: number): Sums {
    const others = this.#pairs.get(low) ?? new Map<number, Sums>();
    this.#pairs.set(low, others);
    const sums = others.get(high) ?? {
      n: 0,
      a: 0,
      b: 0,
      aa: 0,
      bb: 0,
      ab: 0,
      gains: new Float64Array(4 * TEMPERATURES.length),
    };
    others.set(high, sums);
    return sums;
  }
}

/** Where a gain and its square stand: of the lower or the higher uid, at a temperature. */
function placeOf(ofLower: boolean, temperature: number): number {
  return 2 * ((ofLower ? 0 : TEMPERATURES.length) + temperature);
}

/** Probability of a byte; `values` stand for the temperature. */
function probability(steps: Uint8Array, byte: number, values: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < steps.length; c++) sum += values[steps[c] as number] as number;
  return (values[steps[byte] as number] as number) / sum;
}

function hitOf(uid: number, steps: Uint8Array, byte: number): Hit {
  const p = VALUES.map(values => Math.max(LEAST_PROBABILITY, probability(steps, byte, values)));
  return { uid, p, bits: p.map(value => -Math.log2(value)) };
}

function addTo(sums: Sums, a: Hit, b: Hit): void {
  const kept = 1 - 1 / MEMORY;
  const [bitsA = 0, bitsB = 0] = [a.bits[0], b.bits[0]];
  sums.n = kept * sums.n + 1;
  sums.a = kept * sums.a + bitsA;
  sums.b = kept * sums.b + bitsB;
  sums.aa = kept * sums.aa + bitsA ** 2;
  sums.bb = kept * sums.bb + bitsB ** 2;
  sums.ab = kept * sums.ab + bitsA * bitsB;
  for (let t = 0; t < TEMPERATURES.length; t++) {
    addGain(sums.gains, placeOf(true, t), a, t, b);
    addGain(sums.gains, placeOf(false, t), b, t, a);
  }
}

/** Adds what an even mixture of both needs less than the one at its temperature alone. */
function addGain(gains: Float64Array, at: number, one: Hit, t: number, other: Hit): void {
  const kept = 1 - 1 / MEMORY;
  const gain = (one.bits[t] ?? 0) + Math.log2(((one.p[t] ?? 0) + (other.p[0] ?? 0)) / 2);
  gains[at] = kept * (gains[at] as number) + gain;
  gains[at + 1] = kept * (gains[at + 1] as number) + gain ** 2;
}

/** Correlation of a pair's losses; 0 where one of them never changes. */
function correlation({ n, a, b, aa, bb, ab }: Sums): number {
  const spread = (aa / n - (a / n) ** 2) * (bb / n - (b / n) ** 2);
  return spread > 1e-12 ? (ab / n - (a / n) * (b / n)) / Math.sqrt(spread) : 0;
}
