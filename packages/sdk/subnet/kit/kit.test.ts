import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { averagedScoring } from "./averaged-scoring.ts";
import { NeuronFolder, ROUNDS_FILE } from "./neuron-folder.ts";
import { openApi, type Protocol, readAnswer, readQuestion, writeAnswer, writeQuestion } from "./protocol.ts";
import { createRandom, roundRandom } from "./random.ts";
import { recordRound, replayRounds } from "./rounds.ts";
import { sample } from "./sampling.ts";
import { type Answered, defineSubnet, type RegisteredMiner } from "./subnet.ts";
import { quantise } from "./weights.ts";

const base = mkdtempSync(join(tmpdir(), "waystone-kit-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let folders = 0;
const folder = (): string => join(base, String(folders++));

/** A subnet that asks for sums of two numbers. */
const protocol: Protocol<readonly number[], number> = {
  path: "/sum/add",
  docs: "What is the sum of these numbers?",
  question: z.array(z.int()).length(2),
  answer: z.number(),
  limits: { questionBytes: 1_000, answerBytes: 100, timeoutMs: 1_000 },
  fits: (question, answer) => (answer > 1e6 ? `${question.length} small numbers have no such sum` : undefined),
};
const subnet = defineSubnet<readonly number[], number, number>({
  name: "sum",
  docs: "Sums.",
  versionKey: 3n,
  protocol,
  secret: z.number(),
  challenges: 4,
  createTask: () => ({
    next: (count, random) =>
      Array.from({ length: count }, () => {
        const question = [Math.floor(random() * 100), Math.floor(random() * 100)];
        return { question, secret: question.reduce((a, b) => a + b) };
      }),
  }),
  createScoring: () => averagedScoring({ score: ({ secret }, answer) => (answer === secret ? 1 : 0.25) }),
  createMiner: () => ({ answer: async question => question.reduce((a, b) => a + b) }),
});

const miner = (uid: number, hotkey = `h${uid}`, registeredAt = 1): RegisteredMiner => ({ uid, hotkey, registeredAt });

describe("a protocol", () => {
  it("takes what fits, and says what does not", () => {
    expect(readQuestion(protocol, writeQuestion(protocol, [1, 2]))).toEqual([1, 2]);
    expect(readAnswer(protocol, [1, 2], writeAnswer(protocol, [1, 2], 3))).toBe(3);
    expect(() => readQuestion(protocol, [1, "secret"])).toThrow("not a question for /sum/add: 1: ");
    expect(() => readQuestion(protocol, [1, "secret"])).not.toThrow("secret");
    expect(() => readAnswer(protocol, [1, 2], "3")).toThrow(expect.objectContaining({ code: "bad-answer" }));
    expect(() => readAnswer(protocol, [1, 2], 1e7)).toThrow("2 small numbers have no such sum");
    expect(() => writeQuestion(protocol, [1])).toThrow(expect.objectContaining({ code: "bad-question" }));
    expect(() => writeAnswer(protocol, [1, 2], Number.NaN)).toThrow(expect.objectContaining({ code: "bad-answer" }));
  });

  it("describes itself as OpenAPI", () => {
    expect(openApi("sum", protocol)).toMatchObject({
      openapi: "3.1.0",
      paths: {
        "/sum/add": {
          post: {
            requestBody: { content: { "application/json": { schema: { type: "array", minItems: 2, maxItems: 2 } } } },
            responses: { "200": { content: { "application/json": { schema: { type: "number" } } } } },
          },
        },
      },
    });
  });
});

describe("a subnet's definition", () => {
  it.each([
    [{ name: "Sum" }, 'a subnet\'s name is "Sum"'],
    [{ protocol: { ...protocol, path: "sum" } }, "/sum/ask is expected"],
    [{ challenges: 0 }, "challenges of subnet sum is 0"],
    [{ protocol: { ...protocol, limits: { ...protocol.limits, timeoutMs: 0.5 } } }, "timeoutMs of subnet sum is 0.5"],
  ])("%j is refused", (change, words) => {
    expect(() => defineSubnet({ ...subnet, ...change })).toThrow(words);
  });
});

describe("averaged scoring", () => {
  const round = (
    answers: readonly (readonly [number, number | undefined])[],
  ): Answered<readonly number[], number, number>[] => [{ question: [1, 2], secret: 3, answers: new Map(answers) }];

  it("pays what answers are worth, nothing for none, and begins anew when a uid changes hands", () => {
    const scoring = subnet.createScoring();
    scoring.register([miner(1), miner(2), miner(3)]);
    scoring.record(
      round([
        [1, 3],
        [2, 4],
        [3, undefined],
      ]),
    );
    expect([...scoring.weights()]).toEqual([
      [1, 1],
      [2, 0.25],
      [3, 0],
    ]);
    scoring.register([miner(1, "another"), miner(2, "h2", 9)]);
    expect([...scoring.weights()]).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it("does not count for or against who was not asked, and takes what is no number for nothing", () => {
    const scoring = averagedScoring<readonly number[], number, number>({ score: (_, answer) => answer, alpha: 0.5 });
    scoring.register([miner(1), miner(2)]);
    scoring.record(round([[1, 1]]));
    scoring.record(
      round([
        [1, Number.NaN],
        [2, 7],
      ]),
    );
    expect([...scoring.weights()]).toEqual([
      [1, 1 / 3],
      [2, 1],
    ]);
  });

  it("lets no answer at which the rule throws spoil the round", () => {
    const scoring = averagedScoring<readonly number[], number, number>({
      score(_, answer) {
        if (answer === 13) throw new TypeError("unlucky");
        return answer;
      },
    });
    scoring.register([miner(1), miner(2)]);
    scoring.record(
      round([
        [1, 13],
        [2, 1],
      ]),
    );
    expect([...scoring.weights()]).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it("goes on from what was kept, and refuses what is none", () => {
    const scoring = subnet.createScoring();
    scoring.register([miner(1), miner(2)]);
    scoring.record(
      round([
        [1, 3],
        [2, 4],
      ]),
    );
    const again = subnet.createScoring();
    again.restore(JSON.parse(JSON.stringify(scoring.save())));
    expect(again.weights()).toEqual(scoring.weights());
    for (const wrong of [
      undefined,
      {},
      [{ miner: miner(1) }],
      [{ miner: { uid: "1" }, average: { sum: 1, weight: 1 } }],
    ])
      expect(() => again.restore(wrong)).toThrow(expect.objectContaining({ code: "bad-state" }));
  });
});

describe("weights", () => {
  it("are what the chain takes: the largest 65535, in order, zeros left out, as many as it wants", () => {
    expect(
      quantise(
        new Map([
          [4, 1],
          [2, 2],
          [3, 0],
        ]),
      ),
    ).toEqual({ uids: [2, 4], values: [65_535, 32_768] });
    expect(quantise(new Map([[4, 1]]), 3, [0, 4, 5, 6])).toEqual({ uids: [0, 4, 5], values: [1, 65_535, 1] });
    expect(quantise(new Map([[1, 0]]), 3, [0, 1, 2])).toEqual({ uids: [], values: [] });
    const odd = new Map([
      [1, Number.NaN],
      [2, Number.POSITIVE_INFINITY],
      [3, 2],
    ]);
    expect(quantise(odd)).toEqual({ uids: [3], values: [65_535] });
  });
});

describe("sampling", () => {
  it("asks each as often as any other, and none twice in a challenge", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 25 }), fc.nat(), (uids, each, seed) => {
        const asked = sample(
          Array.from({ length: uids }, (_, i) => i),
          12,
          each,
          createRandom(seed),
        );
        for (const one of asked) expect(new Set(one).size).toBe(Math.min(each, uids));
        const times = Array.from({ length: uids }, (_, uid) => asked.filter(one => one.includes(uid)).length);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("draws other numbers for each round, and the same for the same one", () => {
    const draw = (secret: number, round: string) => {
      const random = roundRandom(new Uint8Array(32).fill(secret), round);
      return [random(), random()];
    };
    expect(draw(1, "sum 1 1")).toEqual(draw(1, "sum 1 1"));
    expect(new Set([draw(1, "sum 1 1")[0], draw(1, "sum 1 2")[0], draw(2, "sum 1 1")[0]]).size).toBe(3);
  });
});

describe("a neuron's folder", () => {
  it("keeps state and secret, readable by nobody else", () => {
    const path = folder();
    const first = new NeuronFolder(path);
    const secret = first.secret();
    expect(first.read()).toBeUndefined();
    first.save({ epoch: 1 });
    first.save({ epoch: 2 });
    first.close();
    const second = new NeuronFolder(path);
    expect([second.read(), second.secret()]).toEqual([{ epoch: 2 }, secret]);
    expect(readdirSync(path).sort()).toEqual(["pid", "secret", "state.json"]);
    for (const name of ["secret", "state.json"]) expect(statSync(join(path, name)).mode & 0o077).toBe(0);
    second.close();
  });

  it("is one process's at a time, and says who has it; one that is gone does not count", () => {
    const path = folder();
    new NeuronFolder(path).close();
    writeFileSync(join(path, "pid"), String(process.ppid));
    expect(() => new NeuronFolder(path)).toThrow(`process ${process.ppid} works in ${path}`);
    writeFileSync(join(path, "pid"), "999999999");
    new NeuronFolder(path).close();
  });

  it("says that a state cannot be read", () => {
    const path = folder();
    const one = new NeuronFolder(path);
    writeFileSync(join(path, "state.json"), "{");
    expect(() => one.read()).toThrow(expect.objectContaining({ code: "bad-state" }));
  });

  it("begins a new log when one is full, and keeps the one before", () => {
    const path = folder();
    const one = new NeuronFolder(path, 100);
    for (let i = 0; i < 10; i++) one.log({ i, text: "x".repeat(60) });
    expect(
      readdirSync(path)
        .filter(name => name.startsWith(ROUNDS_FILE))
        .sort(),
    ).toEqual([ROUNDS_FILE, `${ROUNDS_FILE}.1`]);
    expect(readFileSync(join(path, ROUNDS_FILE), "utf8")).toContain('"i":9');
  });
});

describe("logged rounds", () => {
  const scored = (answers: readonly number[]) => {
    const scoring = subnet.createScoring();
    const miners = [miner(1), miner(2)];
    return answers.map((answer, epoch) => {
      scoring.register(miners);
      const round = [
        {
          question: [1, 2],
          secret: 3,
          answers: new Map([
            [1, 3],
            [2, answer],
          ]),
        },
      ];
      scoring.record(round);
      const facts = { epoch, block: epoch * 20, miners };
      return JSON.stringify(recordRound(subnet, facts, round, scoring.weights()));
    });
  };

  it("are scored again alike by the same rule, and otherwise by another one", () => {
    const lines = scored([3, 4, 5]);
    expect([...replayRounds(subnet, lines)].map(({ differing }) => differing)).toEqual([[], [], []]);
    const harder = {
      ...subnet,
      createScoring: () =>
        averagedScoring<readonly number[], number, number>({
          score: ({ secret }, answer) => (answer === secret ? 1 : 0),
        }),
    };
    const [, second] = [...replayRounds(harder, lines)];
    expect(second?.differing.map(({ uid }) => uid)).toEqual([2]);
  });

  it("say which line is none", () => {
    expect(() => [...replayRounds(subnet, [...scored([3]), "", "{}"])]).toThrow("line 3 is no logged round");
    const other = scored([3])[0]?.replace('"question":[1,2]', '"question":[1]') ?? "";
    expect(() => [...replayRounds(subnet, [other])]).toThrow("line 1 holds a round of another protocol");
  });
});
