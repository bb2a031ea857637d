import type { Candidate, IncentiveRule } from "../index.ts";
import type { Random } from "../random.ts";

/** A number to guess, of which honest miners see a blurred reading; what it is comes out once they have answered. */
export interface Guess {
  readonly truth: number;
}

const level = (name: string, blur: number) => ({
  name,
  answer: ({ truth }: Guess, random: Random) => truth + blur * (random() - 0.5),
  own: ({ truth }: Guess, random: Random) => {
    random();
    return truth + blur * (random() - 0.5);
  },
});

/** What both rules share: the task, and what can be done to answers. */
const task = {
  timeoutMs: 1_000,
  levels: [level("good", 0.2), level("fair", 0.5), level("poor", 1)],
  challenge: (random: Random): Guess => ({ truth: 10 * random() }),
  disguise: (answer: number, random: Random) => answer + 0.02 * (random() - 0.5),
  lie: (_: Guess, random: Random) => 10 * random(),
  giant: (answer: number) => answer * 1e200,
};

/** Pays whatever comes near, from whomever, and as often as it comes: what one writes first. */
export const naiveRule: IncentiveRule<Guess, number, undefined> = {
  ...task,
  name: "guess, naively",
  begin: () => undefined,
  score: ({ truth }, answers) =>
    new Map(
      [...answers].map(([uid, sent]) => [
        uid,
        sent.reduce((sum, { answer }) => sum + 1 / (0.1 + Math.abs(answer - truth)), 0),
      ]),
    ),
};

/** What a validator of {@link soundRule} keeps of a miner. */
interface Standing {
  error: number;
  latencyMs: number;
  readonly answers: (number | undefined)[];
}

/** An answer that is missing or absurd is as bad as this. */
const WORST = 5;
/** Miners whose answers differ by less than this on average are one. */
const ONE_MODEL = 0.02;

function differ(a: Standing, b: Standing): number {
  let [sum, common] = [0, 0];
  a.answers.forEach((answer, i) => {
    const other = b.answers[i];
    if (answer === undefined || other === undefined) return;
    sum += Math.abs(answer - other);
    common++;
  });
  return common > 0 ? sum / common : Number.POSITIVE_INFINITY;
}

/** One answer a miner, nothing skipped, errors averaged before they are mapped, and of those that answer alike only the soonest is paid. */
export const soundRule: IncentiveRule<Guess, number, Map<number, Standing>> = {
  ...task,
  name: "guess, soundly",
  begin: () => new Map(),
  score({ truth }, answers, book, miners) {
    for (const { uid } of miners) {
      const [first] = answers.get(uid) ?? [];
      const standing = book.get(uid) ?? { error: 0, latencyMs: 0, answers: [] };
      const error = first === undefined ? WORST : Math.min(WORST, Math.abs(first.answer - truth));
      standing.error += error;
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
