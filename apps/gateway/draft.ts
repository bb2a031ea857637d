import type { GeometricMixer, MinerBackend } from "@waystone/subnet-text";

/** Miners that are tried for one text. */
const MOST_TRIED = 3;

/** One miner that can be asked alone, by its name in the mixture. */
export type AskOne = (name: string) => MinerBackend;

/**
 * The model that drafts one text: the miner with the most weight in the mixture, which agrees with it best; where it fails, the next one.
 * Without any it drafts nothing, and the text is mixed byte by byte.
 */
export function draftFrom({ names, parts }: GeometricMixer, askOne: AskOne | undefined): MinerBackend {
  const weights = parts.shared.weights;
  const order = names
    .map((name, i) => ({ name, weight: weights[i] ?? 0 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, askOne === undefined ? 0 : MOST_TRIED);
  return {
    async predict(prefixes, signal) {
      for (let first = order[0]; first !== undefined && askOne !== undefined; first = order[0]) {
        try {
          return await askOne(first.name).predict(prefixes, signal);
        } catch {
          signal?.throwIfAborted();
          order.shift();
        }
      }
      return [];
    },
    close: async () => undefined,
  };
}
