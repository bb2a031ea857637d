import { type HonestLevel, type IncentiveRule, type KitAnswer, type KitQuestion, kitRule } from "@waystone/incentives";
import type { Scoring } from "@waystone/sdk/subnet";
import { type Disguise, disguiseAnswer } from "../adversaries/copier.ts";
import { Liar } from "../adversaries/liar.ts";
import { HeldOutSchedule } from "../corpus/schedule.ts";
import { loadBuiltInCorpus, trainingText } from "../corpus/split.ts";
import { type ModelRecipe, sliceOf, trainModel } from "../models/catalogue.ts";
import { PREFIX_BYTES, type Predictions, type Prefixes } from "../protocol.ts";
import type { Hidden } from "../scoring/text-scoring.ts";
import { textSubnet, textTask } from "../subnet.ts";

/** Bytes of its era that a model learns from: enough that the levels stand as they do with all of it, and all train in seconds. */
const LEARNT = 600_000;
/** Challenges a round, of 32 prefixes each; a validator of the subnet asks six. */
const CHALLENGES = 3;

/** The honest miners: kinds of model, best first, each on its own era; then what attackers train of that kind, on another. */
const LEVELS: readonly (readonly [name: string, recipe: ModelRecipe, own?: ModelRecipe])[] = [
  ["kneser-ney", { kind: "kneser-ney", slice: "E3", order: 6 }, { kind: "kneser-ney", slice: "E1", order: 6 }],
  ["ppm", { kind: "ppm", slice: "E2", order: 5 }, { kind: "ppm", slice: "E3", order: 5 }],
  ["word", { kind: "word", slice: "E1" }, { kind: "word", slice: "E3" }],
  ["match", { kind: "match", slice: "E1", seed: 1 }],
  ["order-2", { kind: "order-2", slice: "E3" }],
  ["cache", { kind: "cache" }],
];

/** Every disguise of `adversaries/copier.ts` at once: the one that the mean distance alone does not find. */
export const ALL_DISGUISES: Disguise = { noise: 0.2, uniform: 0.02, temperature: 1.1 };

/** The text subnet's own task, protocol and scoring, with small models, as the bench for incentives plays it. */
export function textRule(
  disguise: Disguise = ALL_DISGUISES,
): IncentiveRule<
  KitQuestion<Prefixes, readonly Hidden[]>,
  KitAnswer,
  Scoring<Prefixes, Predictions, readonly Hidden[]>
> {
  const corpus = loadBuiltInCorpus();
  const answering = (recipe: ModelRecipe): HonestLevel<Prefixes, Predictions>["answer"] => {
    const slice = sliceOf(recipe);
    const text = slice === undefined ? new Uint8Array(0) : trainingText(corpus, slice).subarray(0, LEARNT);
    const model = trainModel(recipe, text);
    return prefixes => prefixes.map(prefix => model.predict(prefix));
  };
  return kitRule({
    subnet: textSubnet,
    challenges: CHALLENGES,
    levels: LEVELS.map(([name, recipe, own]) => ({
      name,
      answer: answering(recipe),
      ...(own === undefined ? {} : { own: answering(own) }),
    })),
    task: ({ index, count, seed }) =>
      textTask(
        new HeldOutSchedule({
          documents: corpus.heldOut,
          seed,
          validator: index,
          validators: count,
          prefixBytes: PREFIX_BYTES,
        }),
      ),
    disguise: (answer, prefixes, random) => {
      const seed = Math.floor(random() * 2 ** 32);
      return answer.map((distribution, i) =>
        disguiseAnswer(distribution, prefixes[i] ?? new Uint8Array(), disguise, seed),
      );
    },
    lie: (prefixes, random) => {
      const liar = new Liar(Math.floor(random() * 2 ** 32));
      return prefixes.map(prefix => liar.predict(prefix));
    },
  });
}
