import { averagedScoring, defineSubnet } from "@waystone/sdk/subnet";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { assertHonestyPays, kitRule, measureIncentives } from "../index.ts";

/** Spell a number: a miner of the kit that is paid by how near its text comes to the number. */
const subnet = defineSubnet<number, { readonly text: string }, number>({
  name: "spell",
  docs: "Spell a number.",
  versionKey: 0n,
  protocol: {
    path: "/spell",
    docs: "How is this number spelt?",
    question: z.number(),
    answer: z.strictObject({ text: z.string() }),
    limits: { questionBytes: 100, answerBytes: 4096, timeoutMs: 1_000 },
  },
  secret: z.number(),
  challenges: 4,
  createTask: () => ({ next: () => [] }),
  createScoring: () => averagedScoring({ score: ({ secret }, { text }) => 1 / (1 + Math.abs(Number(text) - secret)) }),
  createMiner: () => ({ answer: async question => ({ text: String(question) }) }),
});

const asked: number[] = [];
const rule = kitRule({
  subnet,
  task: seat => ({
    next: (count, random) =>
      Array.from({ length: count }, () => {
        asked.push(seat.index);
        const secret = Math.floor(1_000 * random());
        return { question: secret, secret };
      }),
  }),
  levels: [
    { name: "exact", answer: question => ({ text: String(question) }) },
    { name: "near", answer: (question, random) => ({ text: String(question + 4 * random()) }) },
  ],
  disguise: ({ text }, _, random) => ({ text: String(Number(text) + random() / 100) }),
  lie: (_, random) => ({ text: String(1_000 * random()) }),
});

describe("a subnet of the kit in the bench", () => {
  const report = measureIncentives(rule, { rounds: 12 });
  const of = (name: string) => report.attacks.find(attack => attack.name === name);

  test("its own task asks, challenge by challenge, each seat for itself", () => {
    const seats = [...new Set(asked)].toSorted((a, b) => a - b);
    expect(seats).toEqual([0, 1, 2, 3, 4]);
    expect(asked.length).toBe(5 * 12 * 4);
  });

  test("its own scoring pays", () => {
    const [exact, near] = report.baseline.honest;
    expect(exact?.share).toBeGreaterThan(near?.share ?? 1);
    expect(near?.share).toBeGreaterThan(0.1);
  });

  test("of many answers the first counts, and what is larger than the protocol allows is no answer", () => {
    expect(of("flooder: many")?.margin).toBeCloseTo(0, 2);
    // A text of thousands of digits is within the limits and no number that is near.
    expect(of("flooder: giant")?.attackers?.share).toBeLessThan(0.01);
    const [answer] = [rule.giant?.([{ text: "7" }])];
    const bytes = JSON.stringify(answer?.[0]).length;
    expect(bytes).toBeGreaterThan(2_000);
    expect(bytes).toBeLessThanOrEqual(4_096);
    const scoring = subnet.createScoring();
    const miners = [
      { uid: 0, hotkey: "0x0", registeredAt: 0 },
      { uid: 1, hotkey: "0x1", registeredAt: 0 },
    ];
    const sent = (text: string) => [{ answer: [{ text }], latencyMs: 1 }];
    const answers = new Map([
      [0, sent("5".padEnd(5_000, " "))],
      [1, sent("5".padEnd(3_000, " "))],
    ]);
    const weights = rule.score([{ question: 5, secret: 5 }], answers, scoring, miners);
    expect([...weights.values()]).toEqual([0, 1]);
  });

  test("a scoring that judges each answer by itself falls to copies, and the bench says so", () => {
    const failure = expect.objectContaining({ code: "honesty-does-not-pay" });
    expect(() => assertHonestyPays(report)).toThrow(failure);
    for (const name of ["copier", "copier: disguised", "sybil", "ring"])
      expect([name, of(name)?.pays]).toEqual([name, true]);
    expect(of("liar")?.pays).toBe(false);
  });

  test("only what a miner answered itself can be disguised", () => {
    expect(() => rule.disguise?.([{ text: "1" }], () => 0)).toThrow(expect.objectContaining({ code: "bad-setting" }));
  });
});

test("where a challenge goes to some miners only, each is asked as often as any other", () => {
  const rounds: (readonly number[])[][] = [];
  const watched = {
    ...subnet,
    minersPerChallenge: 1,
    challenges: 6,
    createScoring: () => ({
      ...averagedScoring({ score: () => 1 }),
      register: () => undefined,
      record: (round: readonly { readonly answers: ReadonlyMap<number, unknown> }[]) =>
        void rounds.push(round.map(({ answers }) => [...answers.keys()])),
      weights: () => new Map<number, number>(),
    }),
  };
  const dealing = kitRule({
    subnet: watched,
    task: () => ({ next: count => Array.from({ length: count }, () => ({ question: 1, secret: 1 })) }),
    levels: ["a", "b", "c"].map(name => ({ name, answer: () => ({ text: "1" }) })),
  });
  measureIncentives(dealing, { rounds: 10, validators: 1, only: [] });
  expect(rounds).toHaveLength(10);
  for (const round of rounds) {
    expect(round.every(uids => uids.length === 1)).toBe(true);
    expect(round.flat().toSorted((a, b) => a - b)).toEqual([2, 2, 3, 3, 4, 4]);
  }
});
