// Measures single models on held-out text, against all of the training text or one era, and prints bits per byte:
//   node subnets/text/measure.ts [predictions] [prefix bytes]

import { HeldOutSchedule } from "./corpus/schedule.ts";
import { loadBuiltInCorpus, trainingText } from "./corpus/split.ts";
import { type ModelRecipe, REFERENCE_MARKET, sliceOf, trainModel } from "./models/catalogue.ts";
import { lossOf } from "./scoring/loss.ts";

const [predictions = 4000, prefixBytes = 256] = process.argv.slice(2).map(Number);
const corpus = loadBuiltInCorpus();
const schedule = new HeldOutSchedule({ documents: corpus.heldOut, seed: 1, validator: 0, validators: 1, prefixBytes });
const targets = schedule.next(Math.min(predictions, schedule.remaining));

const EVERYTHING: readonly ModelRecipe[] = [
  { kind: "order-2", slice: "all" },
  { kind: "match", slice: "all", seed: 1 },
  { kind: "ppm", slice: "all", order: 6 },
  { kind: "kneser-ney", slice: "all", order: 6 },
  { kind: "kneser-ney", slice: "all", order: 8 },
  { kind: "word", slice: "all" },
  { kind: "neural", slice: "all", samples: 1_300_000, seed: 1 },
];

console.log(`${targets.length} predictions after ${prefixBytes} bytes`);
console.log("model            slice   train s  ms/32  bits/byte  ± (standard error)");
for (const recipe of [...REFERENCE_MARKET.map(miner => miner.recipe), ...EVERYTHING]) {
  const slice = sliceOf(recipe);
  const text = slice === undefined ? new Uint8Array(0) : trainingText(corpus, slice);
  const started = performance.now();
  const model = trainModel(recipe, text);
  const trained = performance.now();
  const losses = targets.map(({ prefix, byte }) => lossOf(model.predict(prefix), byte));
  const asked = performance.now();
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  const variance = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / losses.length;
  const order = "order" in recipe ? ` ${recipe.order}` : "";
  console.log(
    [
      `${recipe.kind}${order}`.padEnd(17),
      (slice ?? "–").padEnd(8),
      ((trained - started) / 1000).toFixed(1).padStart(7),
      (((asked - trained) / targets.length) * 32).toFixed(1).padStart(7),
      mean.toFixed(3).padStart(11),
      `  ± ${Math.sqrt(variance / losses.length).toFixed(3)}`,
    ].join(""),
  );
}
