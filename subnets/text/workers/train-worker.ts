import { parentPort, workerData } from "node:worker_threads";
import { trainModel } from "../models/catalogue.ts";
import { packDistributions, type ThreadData, type ThreadReport, type ThreadRequest } from "./messages.ts";

// A miner's thread: trains its model when started, keeps it, and answers prefixes. Bundlers take this file as an entry of its own.

const WARM_UP = 200;
const WARM_UP_BYTES = 256;

const report = (message: ThreadReport, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

const { recipe, text } = workerData as ThreadData;
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

try {
  const started = performance.now();
  const model = trainModel(recipe, text, done => report({ type: "progress", done }));
  // First calls count the large contexts; a miner that is ready has them.
  for (let i = 0; i < WARM_UP && text.length > WARM_UP_BYTES; i++) {
    const begin = Math.floor(((text.length - WARM_UP_BYTES) / WARM_UP) * i);
    model.predict(text.subarray(begin, begin + WARM_UP_BYTES));
  }
  parentPort?.on("message", ({ id, prefixes }: ThreadRequest) => {
    try {
      const distributions = packDistributions(prefixes.map(prefix => model.predict(prefix)));
      report({ type: "answer", id, distributions }, [distributions.buffer]);
    } catch (cause) {
      report({ type: "failed", id, reason: reasonOf(cause) });
    }
  });
  report({ type: "ready", seconds: (performance.now() - started) / 1000 });
} catch (cause) {
  report({ type: "failed", id: undefined, reason: reasonOf(cause) });
}
