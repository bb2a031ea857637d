import { createRandom, drawBelow } from "@waystone/sdk/subnet";
import { expect, test } from "vitest";
import type { Corpus } from "../corpus/split.ts";
import { type MarketMiner, trainModel } from "../models/catalogue.ts";
import { trainInWorkers } from "./train.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function makeCorpus(): Corpus {
  const random = createRandom(1);
  const stock = ["the", "union", "of", "states", "and", "people"];
  const bytes = encode(Array.from({ length: 2000 }, () => stock[drawBelow(random, stock.length)]).join(" "));
  return { E1: [{ name: "a", bytes }], E2: [{ name: "b", bytes: encode("short") }], E3: [], novel: [], heldOut: [] };
}

const MINERS: readonly MarketMiner[] = [
  { name: "word", recipe: { kind: "word", slice: "E1" } },
  { name: "cache", recipe: { kind: "cache" } },
  { name: "neural", recipe: { kind: "neural", slice: "E1", samples: 30_000, seed: 1 } },
];

test("models trained in threads answer as the same models here do", async () => {
  const corpus = makeCorpus();
  const progress: string[] = [];
  const trained: string[] = [];
  const miners = await trainInWorkers(MINERS, {
    corpus,
    onProgress: ({ name, done }) => progress.push(`${name} ${done}`),
    onTrained: ({ name }) => trained.push(name),
  });
  try {
    expect(miners.map(({ name }) => name)).toEqual(["word", "cache", "neural"]);
    expect(trained.toSorted()).toEqual(["cache", "neural", "word"]);
    for (const { name } of MINERS) expect(progress).toContain(`${name} 1`);
    expect(progress).toContain(`neural ${20_000 / 30_000}`);
    const prefixes = ["the union of", "", "states and pe"].map(encode);
    const joined = new Uint8Array([0, ...(corpus.E1[0]?.bytes ?? [])]);
    for (const { recipe, backend } of miners) {
      const model = trainModel(recipe, joined);
      expect(await backend.predict(prefixes)).toEqual(prefixes.map(prefix => model.predict(prefix)));
    }
  } finally {
    await Promise.all(miners.map(({ backend }) => backend.close()));
  }
});

test("a miner that cannot be trained is an error, and no thread is left", async () => {
  const broken: MarketMiner = { name: "broken", recipe: { kind: "order-0", slice: "E2" } };
  await expect(trainInWorkers([...MINERS, broken], { corpus: makeCorpus(), concurrency: 1 })).rejects.toMatchObject({
    code: "miner-failed",
    message: expect.stringContaining("at least 1024 bytes"),
  });
});

test("a thread that dies fails what waits, and a closed one refuses", async () => {
  const dying = new URL(
    "data:text/javascript,import{parentPort}from'node:worker_threads';parentPort.postMessage({type:'ready',seconds:0});parentPort.on('message',()=>process.exit(3))",
  );
  const [miner] = await trainInWorkers(MINERS.slice(0, 1), { corpus: makeCorpus(), workerUrl: dying });
  await expect(miner?.backend.predict([encode("a")])).rejects.toMatchObject({ code: "miner-failed" });
  await expect(miner?.backend.predict([encode("a")])).rejects.toMatchObject({ code: "miner-failed" });
  await miner?.backend.close();
});

test("a caller that stops waiting gets its reason", async () => {
  const silent = new URL(
    "data:text/javascript,import{parentPort}from'node:worker_threads';parentPort.postMessage({type:'ready',seconds:0});parentPort.on('message',()=>{})",
  );
  const [miner] = await trainInWorkers(MINERS.slice(0, 1), { corpus: makeCorpus(), workerUrl: silent });
  await expect(miner?.backend.predict([encode("a")], AbortSignal.timeout(50))).rejects.toMatchObject({
    name: "TimeoutError",
  });
  await miner?.backend.close();
});

test("training ends when it is told to, those that are trained included", async () => {
  const never = new URL(
    "data:text/javascript,import{parentPort}from'node:worker_threads';parentPort.on('message',()=>{})",
  );
  const told = new AbortController();
  const training = trainInWorkers(MINERS, { corpus: makeCorpus(), workerUrl: never, signal: told.signal });
  setTimeout(() => told.abort(), 50);
  await expect(training).rejects.toMatchObject({ code: "miner-failed", message: expect.stringContaining("closed") });
  await expect(trainInWorkers(MINERS, { corpus: makeCorpus(), signal: told.signal })).rejects.toThrow(/abort/i);
});
