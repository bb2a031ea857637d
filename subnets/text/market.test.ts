import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadBuiltInCorpus } from "./corpus/split.ts";
import { withAdversaries } from "./demo-market.ts";
import { type MarketReport, simulateMarket } from "./market.ts";
import { formatMarket } from "./market-table.ts";
import { REFERENCE_MARKET } from "./models/catalogue.ts";
import { type TrainedMiner, trainInWorkers } from "./workers/train.ts";

// One market is trained and played for all tests of this file: about 14 s of CPU.
let trained: TrainedMiner[] = [];
let report: MarketReport;

beforeAll(async () => {
  const corpus = loadBuiltInCorpus();
  trained = await trainInWorkers(REFERENCE_MARKET, { corpus, concurrency: Math.min(2, availableParallelism()) });
  const miners = withAdversaries(trained, "kneser-ney-e3");
  report = await simulateMarket({ corpus, miners, steps: 3, predictions: 320, warmUp: 500, seed: 1 });
}, 120_000);

afterAll(async () => {
  await Promise.all(trained.map(({ backend }) => backend.close()));
});

test("the mixture needs at least 5 % fewer bits than the best single miner, on held-out text", () => {
  expect(report.heldOut).toBe(true);
  expect(report.mixture.bytes).toBeGreaterThanOrEqual(2000);
  expect(report.mixture.gain).toBeGreaterThanOrEqual(0.05);
});

test("the liar and the copier earn nothing, everyone else something", () => {
  for (const { name, incentive } of report.miners) {
    if (name === "liar" || name === "copier") expect(incentive).toBe(0);
    else expect(incentive).toBeGreaterThan(0);
  }
  expect(report.miners.find(({ name }) => name === "copier")?.duplicateOf).toBe("kneser-ney-e3");
  expect(report.miners.filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(1);
});

test("weights order the miners as their losses do, where these differ by 0.1 bits or more", () => {
  const honest = report.miners.filter(({ name }) => name !== "liar" && name !== "copier");
  for (const better of honest) {
    for (const worse of honest) {
      if (worse.loss - better.loss >= 0.1) expect(better.incentive).toBeGreaterThan(worse.incentive);
    }
  }
});

test("each miner predicts about as well as measured on all of the held-out text", () => {
  // Bits per byte of 19 000 predictions; 2400 predictions have a standard error of up to 0.06 (cache 0.07).
  const measured = {
    "word-e1": 1.65,
    "ppm-e2": 1.7,
    "kneser-ney-e3": 1.72,
    "neural-e2": 1.87,
    "match-e1": 2.19,
    "order-2-e3": 2.74,
    cache: 4.12,
    "order-0": 4.33,
  };
  for (const [name, loss] of Object.entries(measured)) {
    expect(Math.abs((report.miners.find(miner => miner.name === name)?.loss ?? 0) - loss)).toBeLessThan(0.2);
  }
});

test("the table names everyone", () => {
  const table = formatMarket(report);
  for (const { name } of report.miners) expect(table).toContain(name);
  expect(table).not.toContain("NOT held out");
});
