import {
  type Challenge,
  createRandom,
  type Protocol,
  type Random,
  readAnswer,
  type Scoring,
  type Subnet,
  SubnetError,
  sample,
  type Task,
  writeAnswer,
} from "@waystone/sdk/subnet";
import { IncentiveError } from "./errors.ts";
import type { HonestLevel, IncentiveRule, Seat } from "./rule.ts";

/** How the bench plays a subnet that is made with the SDK's kit. */
export interface KitRuleOptions<Q, A, S> {
  readonly subnet: Subnet<Q, A, S>;
  /** Where a validator's challenges come from. */
  task(seat: Seat): Task<Q, S>;
  /** What honest miners answer to one challenge. */
  readonly levels: readonly HonestLevel<Q, A>[];
  /** Challenges a round; as many as the subnet has if not given. */
  readonly challenges?: number;
  disguise?(answer: A, question: Q, random: Random): A;
  lie?(question: Q, random: Random): A;
}

/** All challenges of a validator's round. */
export type KitQuestion<Q, S> = readonly Challenge<Q, S>[];
/** A miner's answers to them, in their order and as they travel. */
export type KitAnswer = readonly unknown[];

const text = new TextEncoder();

/** Reads answers as the dendrite and the protocol do; each once, since all markets share what honest miners answer. */
class Reader<Q, A> {
  readonly #protocol: Protocol<Q, A>;
  readonly #read = new WeakMap<object, { readonly question: Q; readonly answer: A | undefined }>();

  constructor(protocol: Protocol<Q, A>) {
    this.#protocol = protocol;
  }

  /** The answer, or nothing if it is too large or no answer to this question. */
  read(question: Q, wire: unknown): A | undefined {
    if (typeof wire !== "object" || wire === null) return this.#parse(question, wire);
    const known = this.#read.get(wire);
    if (known?.question === question) return known.answer;
    const answer = this.#parse(question, wire);
    this.#read.set(wire, { question, answer });
    return answer;
  }

  #parse(question: Q, wire: unknown): A | undefined {
    if (text.encode(JSON.stringify(wire) ?? "").length > this.#protocol.limits.answerBytes) return undefined;
    try {
      return readAnswer(this.#protocol, question, wire);
    } catch (error) {
      if (error instanceof SubnetError) return undefined;
      throw error;
    }
  }
}

/** The same JSON with every text grown, to about as many bytes as the way lets through. */
function grown(wire: unknown, bytes: number): unknown {
  if (typeof wire === "string")
    return wire.length === 0 ? wire : wire.repeat(Math.ceil(bytes / wire.length)).slice(0, bytes);
  if (Array.isArray(wire)) return wire.map(part => grown(part, Math.floor(bytes / wire.length)));
  if (typeof wire !== "object" || wire === null) return wire;
  const parts = Object.entries(wire);
  return Object.fromEntries(parts.map(([key, part]) => [key, grown(part, Math.floor(bytes / parts.length))]));
}

/**
 * The rule of a subnet that is made with the SDK's kit: its own task, protocol and scoring. Answers travel through the protocol, within its
 * limits; of several answers the first counts, as on the way of the kit, where a question has one reply. Where each challenge goes to some
 * miners only, they are drawn as the kit draws them; a copier still has its victim's answers to its own questions, as if the victim answered
 * whoever asks.
 */
export function kitRule<Q, A, S>(
  options: KitRuleOptions<Q, A, S>,
): IncentiveRule<KitQuestion<Q, S>, KitAnswer, Scoring<Q, A, S>> {
  const { subnet, challenges = subnet.challenges } = options;
  const { protocol } = subnet;
  const tasks = new Map<number, Task<Q, S>>();
  const reader = new Reader(protocol);
  const questions = new WeakMap<KitAnswer, KitQuestion<Q, S>>();
  const deals = new WeakMap<KitQuestion<Q, S>, number>();
  const written = (asked: KitQuestion<Q, S>, answer: (question: Q) => A): KitAnswer => {
    const wires = asked.map(({ question }) => writeAnswer(protocol, question, answer(question)));
    questions.set(wires, asked);
    return wires;
  };
  const level = ({ answer, own, ...plain }: HonestLevel<Q, A>): HonestLevel<KitQuestion<Q, S>, KitAnswer> => ({
    ...plain,
    answer: (asked, random) => written(asked, question => answer(question, random)),
    ...(own === undefined ? {} : { own: (asked, random) => written(asked, question => own(question, random)) }),
  });
  const { disguise, lie } = options;
  return {
    name: `subnet ${subnet.name}`,
    timeoutMs: protocol.limits.timeoutMs,
    levels: options.levels.map(level),
    begin: () => subnet.createScoring(),
    challenge(random, _, seat) {
      const task = tasks.get(seat.index) ?? options.task(seat);
      tasks.set(seat.index, task);
      const asked = task.next(challenges, random);
      deals.set(asked, Math.floor(2 ** 32 * random()));
      return asked;
    },
    score(asked, answers, scoring, miners) {
      scoring.register(miners);
      const each = subnet.minersPerChallenge ?? miners.length;
      const random = createRandom(deals.get(asked) ?? 0);
      const dealt = sample(
        miners.map(({ uid }) => uid),
        asked.length,
        each,
        random,
      );
      scoring.record(
        asked.map(({ question, secret }, i) => ({
          question,
          secret,
          answers: new Map((dealt[i] ?? []).map(uid => [uid, reader.read(question, answers.get(uid)?.[0]?.answer[i])])),
        })),
      );
      return scoring.weights();
    },
    giant: answer => answer.map(wire => grown(wire, protocol.limits.answerBytes - 1024)),
    ...(lie === undefined ? {} : { lie: (asked, random) => written(asked, question => lie(question, random)) }),
    ...(disguise === undefined
      ? {}
      : {
          disguise(wires, random) {
            const asked = questions.get(wires);
            if (asked === undefined)
              throw new IncentiveError("bad-setting", "Only what a miner answered itself can be disguised.");
            return asked.map(({ question }, i) => {
              const answer = reader.read(question, wires[i]);
              return answer === undefined
                ? wires[i]
                : writeAnswer(protocol, question, disguise(answer, question, random));
            });
          },
        }),
  };
}
