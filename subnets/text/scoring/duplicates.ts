import { decodeDistribution, encodeDistribution } from "../answers.ts";
import { type Distribution, SYMBOLS } from "../models/model.ts";
import { Overlap } from "./overlap.ts";

/** Two miners whose answers are nearer than this, in mean total variation, are one model. */
export const DUPLICATE_DISTANCE = 0.03;
/** Predictions that both must have answered before they are called one model. */
export const DUPLICATE_PREDICTIONS = 256;

const WINDOW = 512;

/** Half the sum of the differences: 0 for equal distributions, 1 for disjoint ones. */
export function totalVariation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let c = 0; c < SYMBOLS; c++) sum += Math.abs((a[c] as number) - (b[c] as number));
  return sum / 2;
}

type History = {
  /** Encoded answers, at prediction number modulo the window. */
  readonly answers: Uint8Array;
  /** Probability that the answer gave to the byte that followed; NaN where there is no answer. */
  readonly hits: Float64Array;
};

/**
 * Remembers each miner's last 512 answers (128 KB a miner) and tells who answers like whom. A pair is first compared by the probability
 * of the byte that followed, whose difference can never exceed the total variation; only what that leaves is compared in full. A copy that is
 * disguised beyond that distance is known by adding nothing to its original ({@link Overlap}).
 */
export class DuplicateDetector {
  readonly #histories = new Map<number, History>();
  readonly #overlap = new Overlap();
  #predictions = 0;

  /** Takes the answers of one prediction, by uid. A miner that is not among them has not answered. */
  record(answers: ReadonlyMap<number, Distribution | undefined>, byte: number): void {
    const slot = this.#predictions % WINDOW;
    this.#predictions += 1;
    for (const history of this.#histories.values()) history.hits[slot] = Number.NaN;
    const answered: (readonly [uid: number, steps: Uint8Array])[] = [];
    for (const [uid, answer] of answers) {
      if (answer === undefined) continue;
      let history = this.#histories.get(uid);
      if (history === undefined) {
        history = { answers: new Uint8Array(WINDOW * SYMBOLS), hits: new Float64Array(WINDOW).fill(Number.NaN) };
        this.#histories.set(uid, history);
      }
      const steps = encodeDistribution(answer);
      history.answers.set(steps, slot * SYMBOLS);
      history.hits[slot] = answer[byte] ?? 0;
      answered.push([uid, steps]);
    }
    this.#overlap.record(answered, byte);
  }

  /** Forgets a miner, when its uid changes hands. */
  forget(uid: number): void {
    this.#histories.delete(uid);
    this.#overlap.forget(uid);
  }

  /** Mean total variation between two miners' remembered answers; `undefined` with fewer than 256 in common, or if surely no duplicates. */
  distance(a: number, b: number): number | undefined {
    const left = this.#histories.get(a);
    const right = this.#histories.get(b);
    if (left === undefined || right === undefined) return undefined;
    const shared: number[] = [];
    let atLeast = 0;
    for (let slot = 0; slot < WINDOW; slot++) {
      const difference = Math.abs((left.hits[slot] as number) - (right.hits[slot] as number));
      if (Number.isNaN(difference)) continue;
      shared.push(slot);
      atLeast += difference;
    }
    if (shared.length < DUPLICATE_PREDICTIONS || atLeast / shared.length >= DUPLICATE_DISTANCE) return undefined;
    let sum = 0;
    for (const slot of shared) sum += totalVariation(answerAt(left, slot), answerAt(right, slot));
    return sum / shared.length;
  }

  /**
   * For each duplicate, the miner that keeps the score of its group: the one registered first.
   * @param byRegistration uids, the earliest registered first
   */
  duplicates(byRegistration: readonly number[]): Map<number, number> {
    const keeper = new Map<number, number>();
    byRegistration.forEach((uid, i) => {
      for (const earlier of byRegistration.slice(0, i)) {
        if (!this.#isCopy(earlier, uid)) continue;
        keeper.set(uid, keeper.get(earlier) ?? earlier);
        break;
      }
    });
    return keeper;
  }

  #isCopy(earlier: number, later: number): boolean {
    return (
      (this.distance(earlier, later) ?? 1) < DUPLICATE_DISTANCE ||
      this.#overlap.addsNothing(earlier, later, DUPLICATE_PREDICTIONS)
    );
  }
}

function answerAt(history: History, slot: number): Distribution {
  return decodeDistribution(history.answers.subarray(slot * SYMBOLS, (slot + 1) * SYMBOLS));
}
