import { TextSubnetError } from "../errors.ts";
import { type Distribution, SYMBOLS } from "../models/model.ts";
import type { AskMiners, MinerBackend } from "../ports.ts";

/**
 * A miner that asks the other miners instead of working, and passes on the mean of what they say. A mean of good answers is better than
 * each of them and like none, so neither loss nor distance shows it; it must be stopped at the door: miners answer only keys with a
 * validator's permit.
 */
export class Relay implements MinerBackend {
  readonly #ask: AskMiners;

  constructor(ask: AskMiners) {
    this.#ask = ask;
  }

  async predict(prefixes: readonly Uint8Array[], signal?: AbortSignal): Promise<Distribution[]> {
    const answers = (await this.#ask(prefixes, signal)).flatMap(({ distributions }) =>
      distributions === undefined ? [] : [distributions],
    );
    if (answers.length === 0) {
      throw new TextSubnetError("miner-failed", "No other miner answered the relay: they answer validators only.");
    }
    return meanAnswers(answers, prefixes.length);
  }

  async close(): Promise<void> {}
}

/** The mean of what several miners answer to each of `count` prefixes. */
export function meanAnswers(answers: readonly (readonly Distribution[])[], count: number): Distribution[] {
  return Array.from({ length: count }, (_, i) => {
    const mean = new Float64Array(SYMBOLS);
    for (const distributions of answers) {
      for (let c = 0; c < SYMBOLS; c++) mean[c] = (mean[c] as number) + (distributions[i]?.[c] ?? 0) / answers.length;
    }
    return mean;
  });
}
