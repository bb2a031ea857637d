import { createRandom } from "@waystone/sdk/subnet";
import { expectInteger } from "../errors.ts";
import type { GeometricMixer } from "../mixer/mixer.ts";
import { type Distribution, normalise } from "../models/model.ts";
import type { AskMiners, MinerBackend } from "../ports.ts";
import { MOST_PREFIXES, PREFIX_BYTES } from "../protocol.ts";
import { append, checkGeneration, type GeneratedByte, type GenerateOptions, mixAnswers, namesOf } from "./generate.ts";
import { atTemperature, sampleByte } from "./sample.ts";

/** {@link GenerateOptions} with the size of a block. */
export type BlockOptions = GenerateOptions & {
  /** Bytes drafted a round, 1 to 63; by default 16. */
  readonly draftBytes?: number;
};

/**
 * Writes like {@link generate}, in blocks: a draft of some bytes by one model, then one request to all miners with every prefix of the
 * draft, then each drafted byte is accepted with probability min(1, P/q), where P is the mixture's and q the draft's; at the first refusal
 * a byte is drawn from what P has over q. The text is distributed exactly as if it were mixed byte by byte, in a fraction of the rounds.
 * @param draft a model close by; the better it agrees with the mixture, the longer the accepted runs
 * @throws TextSubnetError `bad-setting`; `miner-failed` if no miner answers
 */
export async function* generateInBlocks(
  mixer: GeometricMixer,
  ask: AskMiners,
  draft: MinerBackend,
  options: BlockOptions,
): AsyncGenerator<GeneratedByte, void, void> {
  checkGeneration(options);
  const { prefixBytes = PREFIX_BYTES, temperature, signal } = options;
  const draftBytes = expectInteger("draftBytes", options.draftBytes ?? 16, 1, MOST_PREFIXES - 1);
  const random = createRandom(options.seed);
  let context: Uint8Array = options.prompt.slice(-prefixBytes);
  for (let left = options.bytes; left > 0; ) {
    signal?.throwIfAborted();
    const prefixes: Uint8Array[] = [context];
    const drafted: { readonly byte: number; readonly from: Distribution }[] = [];
    while (drafted.length < Math.min(draftBytes, left - 1)) {
      const prefix = prefixes.at(-1) ?? context;
      const [distribution] = await draft.predict([prefix], signal);
      if (distribution === undefined) break;
      const from = atTemperature(distribution, temperature);
      const byte = sampleByte(from, random);
      drafted.push({ byte, from });
      prefixes.push(append(prefix, byte, prefixBytes));
    }
    const answers = await ask(prefixes, signal);
    const miners = namesOf(answers);
    for (let i = 0; i < prefixes.length; i++) {
      const mixed = mixAnswers(mixer, answers, i, prefixes[i]?.at(-1));
      const target = atTemperature(mixed, temperature);
      const proposal = drafted[i];
      const accepted =
        proposal !== undefined && random() * (proposal.from[proposal.byte] ?? 0) < (target[proposal.byte] ?? 0);
      const byte = accepted
        ? proposal.byte
        : sampleByte(proposal === undefined ? target : excess(target, proposal.from), random);
      yield { byte, probability: mixed[byte] ?? 0, miners };
      left -= 1;
      context = append(prefixes[i] ?? context, byte, prefixBytes);
      if (!accepted) break;
    }
  }
}

/** What `target` has over `draft`, scaled to sum 1; `target` itself if nothing. */
function excess(target: Distribution, draft: Distribution): Distribution {
  const over = target.map((p, c) => Math.max(0, p - (draft[c] ?? 0)));
  return over.some(p => p > 0) ? normalise(over) : target;
}
