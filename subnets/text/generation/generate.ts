import { createRandom } from "@waystone/sdk/subnet";
import { expectInteger, TextSubnetError } from "../errors.ts";
import type { GeometricMixer } from "../mixer/mixer.ts";
import type { Distribution } from "../models/model.ts";
import type { AskMiners, MinerAnswers } from "../ports.ts";
import { PREFIX_BYTES } from "../protocol.ts";
import { atTemperature, sampleByte } from "./sample.ts";

/** Most bytes of one generation. */
export const MOST_GENERATED = 16_384;

/** What to continue, and how. */
export type GenerateOptions = {
  readonly prompt: Uint8Array;
  /** Bytes to write, at most 16 384. */
  readonly bytes: number;
  /** From 0.05 (nearly the likeliest byte each time) to 2; 0.6 to 0.7 reads best. */
  readonly temperature: number;
  /** The same seed, miners and weights give the same text. */
  readonly seed: number;
  /** Bytes of context that miners are sent; by default 256. */
  readonly prefixBytes?: number;
  readonly signal?: AbortSignal;
};

/** One written byte, and who wrote it: the miners whose answers were mixed. */
export type GeneratedByte = {
  readonly byte: number;
  /** Probability that the mixture gave to the byte, before temperature. */
  readonly probability: number;
  readonly miners: readonly string[];
};

/** Demands settings within bounds. @throws TextSubnetError `bad-setting` */
export function checkGeneration({ bytes, temperature, prefixBytes = PREFIX_BYTES }: GenerateOptions): void {
  expectInteger("bytes", bytes, 0, MOST_GENERATED);
  expectInteger("prefixBytes", prefixBytes, 1, 65_535);
  if (!(temperature >= 0.05 && temperature <= 2)) {
    throw new TextSubnetError("bad-setting", `temperature must be from 0.05 to 2, got ${temperature}.`);
  }
}

/**
 * Writes on from a prompt, byte by byte: asks the miners, mixes, draws. The text imitates the style of what the miners have read; it does
 * not answer. One round trip to the miners a byte; `blocks.ts` needs fewer. The mixer's weights are used and not changed.
 * @throws TextSubnetError `bad-setting`; `miner-failed` if no miner answers
 */
export async function* generate(
  mixer: GeometricMixer,
  ask: AskMiners,
  options: GenerateOptions,
): AsyncGenerator<GeneratedByte, void, void> {
  checkGeneration(options);
  const { prefixBytes = PREFIX_BYTES, temperature, signal } = options;
  const random = createRandom(options.seed);
  let context = options.prompt.slice(-prefixBytes);
  for (let written = 0; written < options.bytes; written++) {
    signal?.throwIfAborted();
    const answers = await ask([context], signal);
    const mixed = mixAnswers(mixer, answers, 0, context.at(-1));
    const byte = sampleByte(atTemperature(mixed, temperature), random);
    yield { byte, probability: mixed[byte] ?? 0, miners: namesOf(answers) };
    context = append(context, byte, prefixBytes);
  }
}

/** Mixes what the miners answered to prefix `i`. @throws TextSubnetError `miner-failed` if none did */
export function mixAnswers(
  mixer: GeometricMixer,
  answers: readonly MinerAnswers[],
  i: number,
  lastByte: number | undefined,
): Distribution {
  const byName = new Map(answers.map(({ name, distributions }) => [name, distributions?.[i]]));
  const inOrder = mixer.names.map(name => byName.get(name));
  if (inOrder.every(answer => answer === undefined)) {
    throw new TextSubnetError("miner-failed", `None of ${mixer.names.length} miners answered: try again later.`);
  }
  return mixer.mix(inOrder, lastByte);
}

/** The miners that answered. */
export function namesOf(answers: readonly MinerAnswers[]): string[] {
  return answers.filter(({ distributions }) => distributions !== undefined).map(({ name }) => name);
}

/** The last `most` bytes of the context and one more. */
export function append(context: Uint8Array, byte: number, most: number): Uint8Array<ArrayBuffer> {
  const kept = context.subarray(Math.max(0, context.length + 1 - most));
  const longer = new Uint8Array(kept.length + 1);
  longer.set(kept);
  longer[kept.length] = byte;
  return longer;
}
