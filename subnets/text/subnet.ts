import { defineSubnet, type MinerBackend as KitBackend, type NeuronOptions, type Task } from "@waystone/sdk/subnet";
import * as z from "zod";
import { loadFolder } from "./corpus/folder.ts";
import { HeldOutSchedule } from "./corpus/schedule.ts";
import { loadBuiltInCorpus } from "./corpus/split.ts";
import { parseEndpointConfig } from "./endpoint/config.ts";
import { OpenAiBackend } from "./endpoint/openai.ts";
import { expectInteger, TextSubnetError } from "./errors.ts";
import { REFERENCE_MARKET } from "./models/catalogue.ts";
import type { ChallengeSource, MinerBackend } from "./ports.ts";
import { PREFIX_BYTES, type Predictions, type Prefixes, TEXT_PROTOCOL } from "./protocol.ts";
import { type Hidden, TextScoring } from "./scoring/text-scoring.ts";
import { trainInWorkers } from "./workers/train.ts";

/** Questions of one epoch: 6 challenges of 32 prefixes, so that 34 epochs of three validators use each held-out byte once. */
const CHALLENGES = 6;
const PREFIXES = 32;

/** A validator's questions from held-out text. */
export function textTask(source: ChallengeSource): Task<Prefixes, readonly Hidden[]> {
  return {
    // The order of the text is the schedule's, which no two validators share: nothing is left to draw.
    next: count =>
      Array.from({ length: count }, () => {
        const targets = source.next(PREFIXES);
        return {
          question: targets.map(({ prefix }) => prefix),
          secret: targets.map(({ document, byte, heldOut }) => ({ document, byte, heldOut })),
        };
      }),
    save: () => source.position,
    restore: position => source.skipTo(Number(position)),
  };
}

/** A miner's model as the subnet kit asks it. */
export function answering(backend: MinerBackend): KitBackend<Prefixes, Predictions> {
  return { answer: (prefixes, signal) => backend.predict(prefixes, signal), close: () => backend.close() };
}

/** A whole number of the options. @throws TextSubnetError `bad-setting` */
function number(options: NeuronOptions, name: string, fallback: number, most: number): number {
  return expectInteger(name, Number(options[name] ?? fallback), 0, most);
}

/** Options of a validator: `folder` (a folder of texts in place of the built-in speeches), `seed`, `validator` of `validators`. */
async function createTask(options: NeuronOptions): Promise<Task<Prefixes, readonly Hidden[]>> {
  const { folder } = options;
  const documents = folder === undefined ? loadBuiltInCorpus().heldOut : await loadFolder(folder);
  const validators = number(options, "validators", 1, 4096);
  return textTask(
    new HeldOutSchedule({
      documents,
      seed: number(options, "seed", 1, 2 ** 32 - 1),
      validator: number(options, "validator", 0, validators - 1),
      validators,
      prefixBytes: PREFIX_BYTES,
    }),
  );
}

/** Options of a miner: `model` of the reference market, or `url` and `endpoint-model` of a language model's OpenAI-compatible endpoint. */
async function createMiner(options: NeuronOptions): Promise<KitBackend<Prefixes, Predictions>> {
  const { url, model = "kneser-ney-e3" } = options;
  if (url !== undefined)
    return answering(new OpenAiBackend(parseEndpointConfig({ url, model: options["endpoint-model"] })));
  const chosen = REFERENCE_MARKET.find(({ name }) => name === model);
  if (chosen === undefined)
    throw new TextSubnetError(
      "bad-setting",
      `There is no model "${model}": choose one of ${REFERENCE_MARKET.map(({ name }) => name).join(", ")}.`,
    );
  const [trained] = await trainInWorkers([chosen], { corpus: loadBuiltInCorpus() });
  if (trained === undefined) throw new TextSubnetError("miner-failed", `The model ${model} was not trained.`);
  return answering(trained.backend);
}

/** The text subnet: predict the next byte of text that nobody was trained on. */
export const textSubnet = defineSubnet<Prefixes, Predictions, readonly Hidden[]>({
  name: "text",
  docs: "Compression is intelligence: predict the next byte of text that nobody was trained on.",
  versionKey: 0n,
  protocol: TEXT_PROTOCOL,
  secret: z.array(z.object({ document: z.string(), byte: z.int().min(0).max(255), heldOut: z.boolean() })),
  challenges: CHALLENGES,
  createTask,
  createScoring: () => new TextScoring(),
  createMiner,
});
