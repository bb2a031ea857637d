import { decodeDistribution, encodeDistribution } from "./answers.ts";
import { HeldOutSchedule } from "./corpus/schedule.ts";
import type { Corpus } from "./corpus/split.ts";
import { TextSubnetError } from "./errors.ts";
import { MixtureMeter, type MixtureReport } from "./mixer/marginal.ts";
import type { Distribution } from "./models/model.ts";
import type { MinerBackend } from "./ports.ts";
import { PREFIX_BYTES } from "./protocol.ts";
import { type Score, Scoreboard, type ScoredPrediction } from "./scoring/scoreboard.ts";

/** A miner of a simulated market; uids and registration follow the order. */
export type SimulatedMiner = { readonly name: string; readonly backend: MinerBackend };

/** What is simulated. */
export type MarketOptions = {
  readonly corpus: Corpus;
  readonly miners: readonly SimulatedMiner[];
  readonly validators?: number;
  readonly steps?: number;
  /** Predictions a validator and step. */
  readonly predictions?: number;
  /** First predictions of the mixture, which are learnt from and not counted. */
  readonly warmUp?: number;
  readonly seed?: number;
  readonly prefixBytes?: number;
};

/** How a simulated market ended. */
export type MarketReport = {
  /** By uid. */
  readonly miners: readonly {
    readonly name: string;
    /** Bits per byte over all counted predictions. */
    readonly loss: number;
    /** Share of the median of the validators' weights; all shares sum to 1. */
    readonly incentive: number;
    /** Bits per byte that the mixture would lose without this miner. */
    readonly marginal: number;
    /** Name of the miner whose copy a validator found it to be. */
    readonly duplicateOf: string | undefined;
  }[];
  readonly mixture: MixtureReport;
  /** Each validator's book. */
  readonly scores: readonly (readonly Score[])[];
  /** Whether every counted prediction was on text used for the first time. */
  readonly heldOut: boolean;
};

const CHALLENGE = 32;

/**
 * Plays a market without a chain: validators ask all miners about their own held-out texts, keep their books, and one mixture, of those who
 * are paid, learns from all that is revealed. Answers pass through the wire's encoding. The same miners, texts and seed give the same report.
 * @throws TextSubnetError `bad-setting`, `corpus-too-small`
 */
export async function simulateMarket(options: MarketOptions): Promise<MarketReport> {
  const { corpus, miners, validators = 3, steps = 5, predictions = 320, warmUp = 500, seed = 1 } = options;
  const { prefixBytes = PREFIX_BYTES } = options;
  const meter = new MixtureMeter(
    miners.map(({ name }) => name),
    warmUp,
  );
  const books = Array.from({ length: validators }, (_, validator) => {
    const board = new Scoreboard();
    board.register(miners.map(({ name }, uid) => ({ uid, hotkey: name, registeredAt: uid })));
    const { heldOut: documents } = corpus;
    return { board, source: new HeldOutSchedule({ documents, seed, validator, validators, prefixBytes }) };
  });
  let heldOut = true;
  let unpaid: ReadonlySet<number> = new Set();
  for (let step = 0; step < steps; step++) {
    for (const { board, source } of books) {
      const booked: ScoredPrediction[] = [];
      for (let left = predictions; left > 0; left -= CHALLENGE) {
        const targets = source.next(Math.min(CHALLENGE, left));
        const prefixes = targets.map(({ prefix }) => prefix);
        const answers = await Promise.all(miners.map(({ backend }) => ask(backend, prefixes)));
        targets.forEach(({ prefix, byte, heldOut: fresh }, i) => {
          heldOut &&= fresh;
          const inOrder = answers.map(all => all?.[i]);
          booked.push({ byte, answers: new Map(inOrder.entries()) });
          meter.record(inOrder, prefix.at(-1), byte, unpaid);
        });
      }
      board.record(booked);
    }
    // A gateway asks only those whom the validators pay.
    const paid = medianWeights(books.map(({ board }) => board.scores()));
    unpaid = new Set(paid.flatMap((weight, uid) => (weight === 0 ? [uid] : [])));
  }
  return report(
    options,
    meter.report(),
    books.map(({ board }) => board.scores()),
    heldOut,
  );
}

/** A miner's answers as they arrive; nothing if it failed. */
async function ask(backend: MinerBackend, prefixes: readonly Uint8Array[]): Promise<Distribution[] | undefined> {
  try {
    const answers = await backend.predict(prefixes);
    return answers.map(answer => decodeDistribution(encodeDistribution(answer)));
  } catch (error) {
    if (error instanceof TextSubnetError) return undefined;
    throw error;
  }
}

function report(
  { miners }: MarketOptions,
  mixture: MixtureReport,
  scores: readonly (readonly Score[])[],
  heldOut: boolean,
): MarketReport {
  const medians = medianWeights(scores);
  const sum = medians.reduce((total, weight) => total + weight, 0);
  return {
    miners: miners.map(({ name }, uid) => {
      const keeper = scores.map(book => book[uid]?.duplicateOf).find(found => found !== undefined);
      return {
        name,
        loss: mixture.miners[uid]?.loss ?? 0,
        incentive: sum > 0 ? (medians[uid] ?? 0) / sum : 0,
        marginal: mixture.miners[uid]?.marginal ?? 0,
        duplicateOf: keeper === undefined ? undefined : miners[keeper]?.name,
      };
    }),
    mixture,
    scores,
    heldOut,
  };
}

/** The median of the validators' weights, by uid. */
function medianWeights(scores: readonly (readonly Score[])[]): number[] {
  return (scores[0] ?? []).map((_, uid) => median(scores.map(book => book[uid]?.weight ?? 0)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
