import type { Alpha } from "@waystone/primitives";

/** A neuron as pruning sees it. */
export interface PrunableNeuron {
  readonly uid: number;
  readonly registeredAt: bigint;
  /** What the last epoch gave it, in rao of alpha. */
  readonly emission: Alpha;
}

/** Whether a neuron is too young to be pruned where others can be: for `immunityPeriod` blocks from its registration. */
export function isImmune(registeredAt: bigint, block: bigint, immunityPeriod: number): boolean {
  const age = block > registeredAt ? block - registeredAt : 0n;
  return age < BigInt(immunityPeriod);
}

/**
 * Uids of the owner's neurons that are never pruned (runtime.md 4.3): the first registered ones, at most `limit`, with that of
 * the owner's hotkey in front if it is not among them.
 * @param owned neurons of the owner's coldkey @param ownerUid uid of the owner's hotkey, if it is registered
 */
export function immortalUids(
  owned: readonly Pick<PrunableNeuron, "uid" | "registeredAt">[],
  ownerUid: number | undefined,
  limit: number,
): number[] {
  const oldest = owned
    .toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : a.registeredAt > b.registeredAt ? 1 : a.uid - b.uid))
    .map(neuron => neuron.uid)
    .slice(0, limit);
  // Where the limit is 0, the owner's hotkey is put in front and cut off again.
  return ownerUid === undefined || oldest.includes(ownerUid) ? oldest : [ownerUid, ...oldest].slice(0, limit);
}

/** Whether the first is pruned before the second: by emission, then age, then uid. */
function goesBefore(a: PrunableNeuron, b: PrunableNeuron): boolean {
  if (a.emission !== b.emission) return a.emission < b.emission;
  if (a.registeredAt !== b.registeredAt) return a.registeredAt < b.registeredAt;
  return a.uid < b.uid;
}

function firstToGo(neurons: readonly PrunableNeuron[]): PrunableNeuron | undefined {
  return neurons.reduce<PrunableNeuron | undefined>(
    (first, neuron) => (first === undefined || goesBefore(neuron, first) ? neuron : first),
    undefined,
  );
}

/** How a subnet's neurons are pruned. */
export interface PruningRule {
  readonly block: bigint;
  /** Blocks. */
  readonly immunityPeriod: number;
  /** Neurons past their immunity that must stay. */
  readonly minNonImmuneUids: number;
  /** See `immortalUids`. */
  readonly immortal: readonly number[];
}

/**
 * Uid of the neuron that makes room for a new one (runtime.md 4.3): the least emission among those past their immunity, if more
 * than the least number of them would stay, else among the immune. `undefined` if nobody can go.
 */
export function neuronToPrune(neurons: readonly PrunableNeuron[], rule: PruningRule): number | undefined {
  const mortal = neurons.filter(neuron => !rule.immortal.includes(neuron.uid));
  const isYoung = (neuron: PrunableNeuron): boolean => isImmune(neuron.registeredAt, rule.block, rule.immunityPeriod);
  const grown = mortal.filter(neuron => !isYoung(neuron));
  return firstToGo(grown.length > rule.minNonImmuneUids ? grown : mortal.filter(isYoung))?.uid;
}
