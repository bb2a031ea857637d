import type { TrainingSlice } from "../corpus/split.ts";
import { expectInteger, TextSubnetError } from "../errors.ts";
import { ContextIndex } from "./context-index.ts";
import { KneserNey } from "./kneser-ney.ts";
import { Match } from "./match.ts";
import type { Model } from "./model.ts";
import { Neural } from "./neural.ts";
import { Order0 } from "./order-0.ts";
import { Order2 } from "./order-2.ts";
import { Ppm } from "./ppm.ts";
import { trainWord } from "./word.ts";

/** A kind of model, what it learns from, and its size. Plain data, so that it can be sent to a worker. */
export type ModelRecipe =
  | { readonly kind: "order-0" | "order-2" | "word"; readonly slice: TrainingSlice }
  | { readonly kind: "match"; readonly slice: TrainingSlice; readonly seed: number }
  | { readonly kind: "ppm" | "kneser-ney"; readonly slice: TrainingSlice; readonly order: number }
  | { readonly kind: "neural"; readonly slice: TrainingSlice; readonly samples: number; readonly seed: number }
  | { readonly kind: "cache" };

/** A miner of the reference market: its name and how its model is made. */
export type MarketMiner = { readonly name: string; readonly recipe: ModelRecipe };

const CACHE_ORDER = 4;
const HIGHEST_ORDER = 11;
const LEAST_TEXT = 1024;
const MOST_SAMPLES = 1e9;

/**
 * The eight reference miners. None but order 0 has seen more than one era, and the eras are dealt so that the strongest kinds of model
 * stand on different ones. All together train in about 6 s of one core.
 */
export const REFERENCE_MARKET: readonly MarketMiner[] = [
  { name: "word-e1", recipe: { kind: "word", slice: "E1" } },
  { name: "ppm-e2", recipe: { kind: "ppm", slice: "E2", order: 5 } },
  { name: "kneser-ney-e3", recipe: { kind: "kneser-ney", slice: "E3", order: 6 } },
  { name: "neural-e2", recipe: { kind: "neural", slice: "E2", samples: 400_000, seed: 1 } },
  { name: "match-e1", recipe: { kind: "match", slice: "E1", seed: 1 } },
  { name: "order-2-e3", recipe: { kind: "order-2", slice: "E3" } },
  { name: "cache", recipe: { kind: "cache" } },
  { name: "order-0", recipe: { kind: "order-0", slice: "eras" } },
];

/** The slice that a recipe learns from; nothing for a model of the prefix alone. */
export function sliceOf(recipe: ModelRecipe): TrainingSlice | undefined {
  return recipe.kind === "cache" ? undefined : recipe.slice;
}

/**
 * Trains a model on a text. Takes 0.1 to 2.5 s for an era, and blocks: see `workers/` for training beside other work. The same recipe and
 * text give the same model.
 * @param onProgress told the share that is done, 0 to 1, by kinds that take long
 * @throws TextSubnetError `corpus-too-small` below 1024 bytes of text, `bad-setting` for an order or a number of samples out of bounds
 */
export function trainModel(recipe: ModelRecipe, text: Uint8Array, onProgress?: (done: number) => void): Model {
  if (recipe.kind !== "cache" && text.length < LEAST_TEXT) {
    throw new TextSubnetError(
      "corpus-too-small",
      `A ${recipe.kind} model needs at least ${LEAST_TEXT} bytes to learn from, slice ${recipe.slice} has ${text.length}.`,
    );
  }
  switch (recipe.kind) {
    case "order-0":
      return new Order0(text);
    case "order-2":
      return new Order2(new ContextIndex(text));
    case "cache":
      return new Ppm(CACHE_ORDER);
    case "match":
      return new Match(new ContextIndex(text), recipe.seed);
    case "ppm":
      return new Ppm(expectInteger("order", recipe.order, 1, HIGHEST_ORDER), new ContextIndex(text));
    case "kneser-ney":
      return new KneserNey(expectInteger("order", recipe.order, 1, HIGHEST_ORDER), new ContextIndex(text));
    case "word":
      return trainWord(text);
    case "neural":
      expectInteger("samples", recipe.samples, 1, MOST_SAMPLES);
      return new Neural(text, { ...recipe, onProgress });
  }
}
