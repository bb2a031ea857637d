import * as z from "zod";
import { TextSubnetError } from "../errors.ts";
import { BYTE_CLASSES } from "./byte-class.ts";
import { EmMixture } from "./em.ts";
import { freshParts, GeometricMixer, type MixerParts, type WeightSet } from "./mixer.ts";

const MOST_MINERS = 4096;

const numbers = z.array(z.number()).max(MOST_MINERS + 1);
const setSchema = z.strictObject({ weights: numbers, squares: numbers });
const stateSchema = z.strictObject({
  version: z.literal(1),
  names: z.array(z.string()).max(MOST_MINERS),
  shared: setSchema,
  byClass: z.array(setSchema).length(BYTE_CLASSES),
  shares: numbers,
  learnt: z.int().nonnegative(),
});

/** What a mixer has learnt, as plain data for a file: weights are by miners' names, so they survive restarts and changes of the set. */
export type MixerState = z.infer<typeof stateSchema>;

const plain = ({ weights, squares }: WeightSet): MixerState["shared"] => ({
  weights: [...weights],
  squares: [...squares],
});

/** A copy of what the mixer has learnt. */
export function saveMixer({ parts }: GeometricMixer): MixerState {
  return {
    version: 1,
    names: [...parts.names],
    shared: plain(parts.shared),
    byClass: parts.byClass.map(plain),
    shares: [...parts.em.shares],
    learnt: parts.em.learnt,
  };
}

/** A mixer from what {@link saveMixer} gave. @throws TextSubnetError `bad-state` if it is damaged */
export function restoreMixer(saved: unknown): GeometricMixer {
  const parsed = stateSchema.safeParse(saved);
  if (!parsed.success) throw damaged(parsed.error.issues[0]?.message ?? "unreadable");
  const { names, shared, byClass, shares, learnt } = parsed.data;
  const experts = names.length + 1;
  if (new Set(names).size !== names.length) throw damaged("a miner's name stands twice");
  const sets = [shared, ...byClass];
  if (
    shares.length !== names.length ||
    sets.some(set => set.weights.length !== experts || set.squares.length !== experts)
  ) {
    throw damaged(`lists do not fit ${names.length} miners`);
  }
  if (shares.some(share => share < 0) || sets.some(set => set.squares.some(square => square < 1))) {
    throw damaged("a share or a sum of squares is out of bounds");
  }
  const typed = (set: MixerState["shared"]): WeightSet => ({
    weights: Float64Array.from(set.weights),
    squares: Float64Array.from(set.squares),
  });
  return new GeometricMixer({
    names,
    shared: typed(shared),
    byClass: byClass.map(typed),
    em: new EmMixture(Float64Array.from(shares), learnt),
  });
}

function damaged(reason: string): TextSubnetError {
  return new TextSubnetError("bad-state", `The saved mixer is damaged (${reason}): delete it to start anew.`);
}

/**
 * The mixer for another set of miners: those that stay keep their weights, new ones begin as in a fresh mixer, those that are gone are
 * forgotten.
 */
export function withMiners({ parts }: GeometricMixer, names: readonly string[]): GeometricMixer {
  const fresh = freshParts(names);
  const origin = [...names.map(name => parts.names.indexOf(name)), parts.names.length];
  carryOver(parts.shared, fresh.shared, origin);
  parts.byClass.forEach((set, i) => {
    const target = fresh.byClass[i];
    if (target !== undefined) carryOver(set, target, origin);
  });
  const shares = fresh.em.shares.map((share, m) => parts.em.shares[origin[m] ?? -1] ?? share);
  const sum = shares.reduce((total, share) => total + share, 0);
  return new GeometricMixer({
    ...fresh,
    em: new EmMixture(sum > 0 ? shares.map(share => share / sum) : fresh.em.shares, parts.em.learnt),
  } satisfies MixerParts);
}

function carryOver(from: WeightSet, to: WeightSet, origin: readonly number[]): void {
  origin.forEach((old, m) => {
    to.weights[m] = from.weights[old] ?? to.weights[m] ?? 0;
    to.squares[m] = from.squares[old] ?? to.squares[m] ?? 1;
  });
}
