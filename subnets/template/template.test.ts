import {
  type Answered,
  createRandom,
  readAnswer,
  readQuestion,
  writeAnswer,
  writeQuestion,
} from "@waystone/sdk/subnet";
import { expect, test } from "vitest";
import { subnet } from "./index.ts";
import { fitted, last, type Method } from "./miner.ts";
import { type Answer, protocol, type Question, SEEN } from "./protocol.ts";
import { drawSeries, task } from "./task.ts";

/** Weights of miners after some epochs, each asked as the kit asks them: questions of its own, answers over the wire. */
function market(methods: Readonly<Record<string, Method>>, epochs: number): Record<string, number> {
  const names = Object.keys(methods);
  const scoring = subnet.createScoring();
  scoring.register(names.map((hotkey, uid) => ({ uid, hotkey, registeredAt: 1 })));
  const random = createRandom(7);
  for (let epoch = 0; epoch < epochs; epoch++)
    scoring.record(
      task.next(subnet.challenges, random).map((challenge, i): Answered<Question, Answer, number> => {
        const uid = i % names.length;
        const asked = readQuestion(protocol, writeQuestion(protocol, challenge.question));
        const next = methods[names[uid] ?? ""]?.(asked.series) ?? 0;
        const answer = readAnswer(protocol, asked, writeAnswer(protocol, asked, { next }));
        return { ...challenge, answers: new Map([[uid, answer]]) };
      }),
    );
  const weights = scoring.weights();
  return Object.fromEntries(names.map((name, uid) => [name, weights.get(uid) ?? 0]));
}

test("series are drawn alike from the same seed, and otherwise from another", () => {
  expect(drawSeries(createRandom(1), 10)).toEqual(drawSeries(createRandom(1), 10));
  expect(drawSeries(createRandom(1), 10)).not.toEqual(drawSeries(createRandom(2), 10));
  const [challenge] = task.next(1, createRandom(3));
  expect(challenge?.question.series).toHaveLength(SEEN);
  expect(challenge?.question.series).not.toContain(challenge?.secret);
});

test("who forecasts better earns more, and who guesses earns next to nothing", () => {
  const weights = market({ fitted, last, guess: () => 0, wild: () => 999_999 }, 20);
  expect(weights["fitted"]).toBeGreaterThan(1.3 * (weights["last"] ?? 0));
  expect(weights["last"]).toBeGreaterThan(3 * (weights["guess"] ?? 0));
  expect(weights["wild"]).toBeLessThan(1e-9);
});

test("the reference miner answers by the method that is chosen", async () => {
  const miner = await subnet.createMiner({ method: "last" });
  const series = drawSeries(createRandom(1), SEEN);
  expect(await miner.answer({ series }, new AbortController().signal)).toEqual({ next: series[SEEN - 1] });
  expect(() => subnet.createMiner({ method: "magic" })).toThrow("choose one of last, fitted");
});
