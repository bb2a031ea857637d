import { Copier } from "./adversaries/copier.ts";
import { Liar } from "./adversaries/liar.ts";
import type { SimulatedMiner } from "./market.ts";
import { localBackend } from "./models/local-backend.ts";

/** Adds a liar, and a copier of the named miner, at the end of a market. */
export function withAdversaries(miners: readonly SimulatedMiner[], copied: string, seed = 1): SimulatedMiner[] {
  const original = miners.find(({ name }) => name === copied);
  return [
    ...miners,
    { name: "liar", backend: localBackend(new Liar(seed)) },
    ...(original === undefined ? [] : [{ name: "copier", backend: new Copier(original.backend) }]),
  ];
}
