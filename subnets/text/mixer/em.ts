import type { Distribution } from "../models/model.ts";

const SLOWEST = 0.002;
const FASTEST = 0.1;

/** Linear mixture `Σ v_m p_m`; its shares follow online expectation maximisation. Absent answers take no part and keep their share. */
export class EmMixture {
  readonly shares: Float64Array;
  #learnt: number;

  /** @param shares one a miner, sum 1 @param learnt bytes learnt before, which set the pace */
  constructor(shares: Float64Array, learnt: number) {
    this.shares = shares;
    this.#learnt = learnt;
  }

  /** Bytes learnt so far. */
  get learnt(): number {
    return this.#learnt;
  }

  /** Writes the mixture of those who answered into `into`; uniform if none did. */
  mix(answers: readonly (Distribution | undefined)[], into: Distribution): void {
    into.fill(0);
    const present = this.#present(answers);
    if (present === 0) {
      into.fill(1 / into.length);
      return;
    }
    for (let m = 0; m < answers.length; m++) {
      const answer = answers[m];
      if (answer === undefined) continue;
      const share = (this.shares[m] ?? 0) / present;
      for (let c = 0; c < into.length; c++) into[c] = (into[c] as number) + share * (answer[c] as number);
    }
  }

  /** Moves each share towards its miner's part in the probability of the byte that followed. */
  learn(answers: readonly (Distribution | undefined)[], byte: number): void {
    const pace = Math.min(FASTEST, Math.max(SLOWEST, 1 / (this.#learnt + 10)));
    this.#learnt += 1;
    const present = this.#present(answers);
    let whole = 0;
    for (let m = 0; m < answers.length; m++) whole += (this.shares[m] ?? 0) * (answers[m]?.[byte] ?? 0);
    if (!(whole > 0) || !(present > 0)) return;
    for (let m = 0; m < answers.length; m++) {
      const answer = answers[m];
      if (answer === undefined) continue;
      const share = this.shares[m] ?? 0;
      // Those who answered divide the share that they had together.
      const part = (present * share * (answer[byte] ?? 0)) / whole;
      this.shares[m] = share + pace * (part - share);
    }
  }

  #present(answers: readonly (Distribution | undefined)[]): number {
    let present = 0;
    for (let m = 0; m < answers.length; m++) if (answers[m] !== undefined) present += this.shares[m] ?? 0;
    return present;
  }
}
