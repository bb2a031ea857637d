import type { Random } from "@waystone/sdk/subnet";
import type { Candidate, IncentiveRule } from "../index.ts";

/** Numbers to guess, of which honest miners see blurred readings; what they are comes out once miners have answered. */
export interface Guess {
  readonly truths: readonly number[];
}
/** A guess of each. */
export type Guesses = readonly number[];

/** Fewer, and each validator's judgement is so coarse that the mean of what others say, which costs nothing, earns more. */
const ASKED = 12;

const blurred =
  (blur: number) =>
  ({ truths }: Guess, random: Random): Guesses =>
    truths.map(truth => truth + blur * (random() - 0.5));

const level = (name: string, blur: number) => ({
  name,
  answer: blurred(blur),
  own(guess: Guess, random: Random): Guesses {
    // Another reading than the honest miner's, which begins with the first of these numbers.
    random();
    return blurred(blur)(guess, random);
  },
});

/** What both rules share: the task, and what can be done to answers. */
const task = {
  timeoutMs: 1_000,
  levels: [level("good", 0.2), level("fair", 0.5), level("poor", 1)],
  challenge: (random: Random): Guess => ({ truths: Array.from({ length: ASKED }, () => 10 * random()) }),
  disguise: (answer: Guesses, random: Random): Guesses => answer.map(guess => guess + 0.02 * (random() - 0.5)),
  lie: ({ truths }: Guess, random: Random): Guesses => truths.map(() => 10 * random()),
  giant: (answer: Guesses): Guesses => answer.map(guess => guess * 1e200),
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const distance = (a: Guesses, b: Guesses): number => mean(a.map((guess, i) => Math.abs(guess - (b[i] ?? 0))));

/** Pays whatever comes near, from whomever, and as often as it comes: what one writes first. */
export const naiveRule: IncentiveRule<Guess, Guesses, undefined> = {
  ...task,
  name: "guess, naively",
  begin: () => undefined,
  score: ({ truths }, answers) =>
    new Map(
      [...answers].map(([uid, sent]) => [
        uid,
        sent.reduce((sum, { answer }) => sum + 1 / (0.1 + distance(answer, truths)), 0),
      ]),
    ),
};

/** What a validator of {@link soundRule} keeps of a miner. */
interface Standing {
  error: number;
  latencyMs: number;
  readonly answers: (Guesses | undefined)[];
}

/** An answer that is missing or absurd is as bad as this. */
const WORST = 5;
/** Miners whose answers differ by less than this on average are one. */
const ONE_MODEL = 0.02;

function differ(a: Standing, b: Standing): number {
  const common = a.answers.flatMap((answer, i) => {
    const other = b.answers[i];
    return answer === undefined || other === undefined ? [] : [distance(answer, other)];
  });
  return common.length > 0 ? mean(common) : Number.POSITIVE_INFINITY;
}

/** One answer a miner, nothing skipped, errors averaged before they are mapped, and of those that answer alike only the soonest is paid. */
export const soundRule: IncentiveRule<Guess, Guesses, Map<number, Standing>> = {
  ...task,
  name: "guess, soundly",
  begin: () => new Map(),
  score({ truths }, answers, book, miners) {
    for (const { uid } of miners) {
      const [first] = answers.get(uid) ?? [];
      const standing = book.get(uid) ?? { error: 0, latencyMs: 0, answers: [] };
      standing.error += first === undefined ? WORST : Math.min(WORST, distance(first.answer, truths));
      standing.latencyMs += first?.latencyMs ?? 1_000;
      standing.answers.push(first?.answer);
      book.set(uid, standing);
    }
    const sooner = (a: Candidate, b: Candidate): number =>
      (book.get(a.uid)?.latencyMs ?? 0) - (book.get(b.uid)?.latencyMs ?? 0) || a.registeredAt - b.registeredAt;
    const paid: Standing[] = [];
    const weights = new Map<number, number>();
    for (const { uid } of miners.toSorted(sooner)) {
      const standing = book.get(uid);
      if (standing === undefined || paid.some(other => differ(standing, other) < ONE_MODEL)) continue;
      paid.push(standing);
      weights.set(uid, (standing.error / standing.answers.length + 0.02) ** -2);
    }
    return weights;
  },
};
