import { createRandom, hashBytes } from "@waystone/sdk/subnet";
import { type Distribution, normalise, SYMBOLS } from "../models/model.ts";
import type { MinerBackend } from "../ports.ts";

/** How a copier changes an answer so that it is not literally another's. */
export type Disguise = {
  /** Each probability is multiplied by e^u, u uniform between −noise and noise. */
  readonly noise: number;
  /** Share of a uniform distribution mixed in. */
  readonly uniform: number;
  /** Temperature of the copy. */
  readonly temperature: number;
};

/**
 * Disguises by themselves, with what they do to the Kneser–Ney miner: mean total variation 0.025, 0.019 and 0.032; cost 0.002, 0.026 and
 * 0.005 bits per byte. The limit for duplicates is 0.03, so the first two are found by their distance; the third, and all together (0.057,
 * 0.034 bits), by adding nothing to the original.
 */
export const DISGUISES = {
  noise: { noise: 0.2, uniform: 0, temperature: 1 },
  uniform: { noise: 0, uniform: 0.02, temperature: 1 },
  temperature: { noise: 0, uniform: 0, temperature: 1.1 },
} as const satisfies Record<string, Disguise>;

/** A disguised answer. The dice come from the prefix, so that asking twice gives the same. */
export function disguiseAnswer(
  answer: Distribution,
  prefix: Uint8Array,
  disguise: Disguise,
  seed: number,
): Distribution {
  const random = createRandom(hashBytes(prefix, seed));
  const warped = normalise(
    answer.map(p => (p > 0 ? p ** (1 / disguise.temperature) : 0) * Math.exp((2 * random() - 1) * disguise.noise)),
  );
  return warped.map(p => (1 - disguise.uniform) * p + disguise.uniform / SYMBOLS);
}

/** A miner without a model: passes on what another's model answers, disguised. Scored honestly it would earn as much as the other. */
export class Copier implements MinerBackend {
  readonly #original: MinerBackend;
  readonly #disguise: Disguise;
  readonly #seed: number;

  constructor(original: MinerBackend, disguise: Disguise = DISGUISES.noise, seed = 0) {
    this.#original = original;
    this.#disguise = disguise;
    this.#seed = seed;
  }

  async predict(prefixes: readonly Uint8Array[], signal?: AbortSignal): Promise<Distribution[]> {
    const answers = await this.#original.predict(prefixes, signal);
    return answers.map((answer, i) =>
      disguiseAnswer(answer, prefixes[i] ?? new Uint8Array(), this.#disguise, this.#seed),
    );
  }

  async close(): Promise<void> {}
}
