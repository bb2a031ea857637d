import type { ModelRecipe } from "../models/catalogue.ts";
import { type Distribution, SYMBOLS } from "../models/model.ts";

/** What a training thread is started with. */
export type ThreadData = {
  readonly recipe: ModelRecipe;
  /** The text to learn from; shared memory, so that several threads read one copy. */
  readonly text: Uint8Array;
};

/** A thread is asked for the bytes after each of the prefixes. */
export type ThreadRequest = { readonly id: number; readonly prefixes: readonly Uint8Array[] };

/** What a thread says: how far it is, that it is done, an answer, or why there is none. */
export type ThreadReport =
  | { readonly type: "progress"; readonly done: number }
  | { readonly type: "ready"; readonly seconds: number }
  | { readonly type: "answer"; readonly id: number; readonly distributions: Float64Array }
  | { readonly type: "failed"; readonly id: number | undefined; readonly reason: string };

/** Distributions in one array, which moves between threads without a copy. */
export function packDistributions(distributions: readonly Distribution[]): Float64Array<ArrayBuffer> {
  const packed = new Float64Array(distributions.length * SYMBOLS);
  distributions.forEach((distribution, i) => {
    packed.set(distribution, i * SYMBOLS);
  });
  return packed;
}

/** The distributions of a packed array, as views into it. */
export function unpackDistributions(packed: Float64Array): Distribution[] {
  return Array.from({ length: packed.length / SYMBOLS }, (_, i) => packed.subarray(i * SYMBOLS, (i + 1) * SYMBOLS));
}
