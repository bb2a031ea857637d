import * as z from "zod";
import { SubnetError } from "./errors.ts";
import { readAnswer, readQuestion, writeAnswer, writeQuestion } from "./protocol.ts";
import type { Answered, RegisteredMiner, Subnet } from "./subnet.ts";

/** One scored round as it is logged: a line of JSON. */
export interface RoundRecord {
  readonly epoch: number;
  readonly block: number;
  readonly miners: readonly RegisteredMiner[];
  readonly challenges: readonly {
    readonly question: unknown;
    readonly secret: unknown;
    /** By uid as it travelled; null for none. */
    readonly answers: Readonly<Record<string, unknown>>;
  }[];
  /** What the rule gave, by uid, before it was made the chain's. */
  readonly weights: Readonly<Record<string, number>>;
}

/** A round as it is logged. */
export function recordRound<Q, A, S>(
  subnet: Subnet<Q, A, S>,
  facts: Pick<RoundRecord, "epoch" | "block" | "miners">,
  round: readonly Answered<Q, A, S>[],
  weights: ReadonlyMap<number, number>,
): RoundRecord {
  const { protocol } = subnet;
  return {
    ...facts,
    challenges: round.map(({ question, secret, answers }) => ({
      question: writeQuestion(protocol, question),
      secret: z.encode(subnet.secret, secret),
      answers: Object.fromEntries(
        [...answers].map(([uid, answer]) => [
          uid,
          answer === undefined ? null : writeAnswer(protocol, question, answer),
        ]),
      ),
    })),
    weights: Object.fromEntries(weights),
  };
}

/** What a replay found. */
export interface Replayed {
  readonly epoch: number;
  /** Uids whose weights the rule gives otherwise now, with both. */
  readonly differing: readonly { readonly uid: number; readonly logged: number; readonly now: number }[];
}

/**
 * Scores logged rounds again with a rule as it is now: to see what a change of the rule would have paid, or that a log is true. A log
 * that begins in the middle of a validator's life differs at first, since averages began before.
 * @throws SubnetError `bad-state` naming the line that cannot be read
 */
export function* replayRounds<Q, A, S>(subnet: Subnet<Q, A, S>, lines: Iterable<string>): Generator<Replayed> {
  const scoring = subnet.createScoring();
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const record = parseLine(line, number);
    scoring.register(record.miners);
    scoring.record(readRound(subnet, record, number));
    const now = scoring.weights();
    const uids = new Set([...now.keys(), ...Object.keys(record.weights).map(Number)]);
    const differing = [...uids].flatMap(uid => {
      const [logged, again] = [record.weights[String(uid)] ?? 0, now.get(uid) ?? 0];
      return Math.abs(logged - again) > 1e-9 * Math.max(logged, again) ? [{ uid, logged, now: again }] : [];
    });
    yield { epoch: record.epoch, differing };
  }
}

const RECORD = z.object({
  epoch: z.number(),
  block: z.number(),
  miners: z.array(z.object({ uid: z.number(), hotkey: z.string(), registeredAt: z.number() })),
  challenges: z.array(
    z.object({ question: z.unknown(), secret: z.unknown(), answers: z.record(z.string(), z.unknown()) }),
  ),
  weights: z.record(z.string(), z.number()),
});

function parseLine(line: string, number: number): RoundRecord {
  try {
    return RECORD.parse(JSON.parse(line));
  } catch (cause) {
    throw new SubnetError("bad-state", `line ${number} is no logged round`, { cause });
  }
}

function readRound<Q, A, S>(subnet: Subnet<Q, A, S>, record: RoundRecord, line: number): Answered<Q, A, S>[] {
  const { protocol } = subnet;
  try {
    return record.challenges.map(({ question: asked, secret, answers }) => {
      const question = readQuestion(protocol, asked);
      return {
        question,
        secret: subnet.secret.parse(secret),
        answers: new Map(
          Object.entries(answers).map(([uid, answer]) => [
            Number(uid),
            answer === null ? undefined : readAnswer(protocol, question, answer),
          ]),
        ),
      };
    });
  } catch (cause) {
    throw new SubnetError("bad-state", `line ${line} holds a round of another protocol`, { cause });
  }
}
