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
    return prefixes.map((_, i) => {
      const mean = new Float64Array(SYMBOLS);
      for (const distributions of answers) {
        for (let c = 0; c < SYMBOLS; c++) mean[c] = (mean[c] as number) + (distributions[i]?.[c] ?? 0) / answers.length;
      }
      return mean;
    });
  }

  async close(): Promise<void> {}
}
