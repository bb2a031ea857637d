import type { Distribution } from "../models/model.ts";
import { lossOf } from "../scoring/loss.ts";
import { freshParts, GeometricMixer } from "./mixer.ts";

/** A mixture's record on the same bytes. */
export type MixtureReport = {
  /** Bytes counted. */
  readonly bytes: number;
  /** Loss of the mixture in bits per byte. */
  readonly loss: number;
  /** Each miner's own loss, and what the mixture would lose more without it; both in bits per byte. */
  readonly miners: readonly { readonly name: string; readonly loss: number; readonly marginal: number }[];
  /** Lowest loss of a single miner. */
  readonly bestLoss: number;
  /** How much lower the mixture's loss is than that of the best single miner, as a ratio. */
  readonly gain: number;
};

const NOBODY: ReadonlySet<number> = new Set();

/**
 * Measures what a mixture gains and what each miner adds to it: beside the mixture of all, one mixture without each miner learns from the
 * same bytes (so the others may take its part). Costs one mixer a miner; ± 0.001 bits needs about 24 000 bytes.
 */
export class MixtureMeter {
  readonly mixer: GeometricMixer;
  readonly #without: readonly GeometricMixer[];
  readonly #warmUp: number;
  readonly #bits: { whole: number; readonly alone: Float64Array; readonly without: Float64Array };
  #seen = 0;

  /** @param warmUp bytes that are learnt from and not counted */
  constructor(names: readonly string[], warmUp = 0) {
    this.mixer = new GeometricMixer(freshParts(names));
    this.#without = names.map(name => new GeometricMixer(freshParts(names.filter(other => other !== name))));
    this.#warmUp = warmUp;
    this.#bits = { whole: 0, alone: new Float64Array(names.length), without: new Float64Array(names.length) };
  }

  /**
   * Takes one prediction: the answers in the order of the names, the last byte of the prefix, and the byte that followed.
   * @param leftOut miners by place that are measured alone and not mixed, such as those that earn nothing
   */
  record(
    answers: readonly (Distribution | undefined)[],
    lastByte: number | undefined,
    byte: number,
    leftOut: ReadonlySet<number> = NOBODY,
  ): void {
    const counted = this.#seen >= this.#warmUp;
    this.#seen += 1;
    const mixed = answers.map((answer, m) => (leftOut.has(m) ? undefined : answer));
    const whole = lossOf(this.mixer.mix(mixed, lastByte), byte);
    this.mixer.learn(byte);
    if (counted) this.#bits.whole += whole;
    this.#without.forEach((mixer, m) => {
      const bits = lossOf(mixer.mix(mixed.toSpliced(m, 1), lastByte), byte);
      mixer.learn(byte);
      if (!counted) return;
      this.#bits.without[m] = (this.#bits.without[m] ?? 0) + bits;
      this.#bits.alone[m] = (this.#bits.alone[m] ?? 0) + lossOf(answers[m], byte);
    });
  }

  /** What has been measured; all zeros before the first counted byte. */
  report(): MixtureReport {
    const bytes = Math.max(0, this.#seen - this.#warmUp);
    const perByte = (bits: number | undefined): number => (bytes === 0 ? 0 : (bits ?? 0) / bytes);
    const loss = perByte(this.#bits.whole);
    const miners = this.mixer.names.map((name, m) => ({
      name,
      loss: perByte(this.#bits.alone[m]),
      marginal: perByte(this.#bits.without[m]) - loss,
    }));
    const bestLoss = miners.length === 0 ? loss : Math.min(...miners.map(miner => miner.loss));
    return { bytes, loss, miners, bestLoss, gain: bestLoss > 0 ? 1 - loss / bestLoss : 0 };
  }
}
