import { availableParallelism } from "node:os";
import { type Corpus, type TrainingSlice, trainingText } from "../corpus/split.ts";
import { type MarketMiner, sliceOf } from "../models/catalogue.ts";
import { MinerThread } from "./miner-thread.ts";

/** How far a miner's training is. */
export type TrainingProgress = {
  readonly name: string;
  /** Share that is done, 0 to 1; 1 when the model can be asked. */
  readonly done: number;
};

/** Where and how miners are trained. */
export type TrainOptions = {
  readonly corpus: Corpus;
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Told of each miner as soon as it can be asked; the others may still train. */
  readonly onTrained?: (miner: TrainedMiner) => void;
  /** Threads that train at once, at least 1; by default one a core. Each model keeps a thread of its own afterwards, idle unless asked. */
  readonly concurrency?: number;
  /** Ends the training, of all miners, within the moment; those that are trained are closed too. */
  readonly signal?: AbortSignal;
  /** The worker's file, where the program is bundled and `train-worker.ts` no longer lies beside this one. */
  readonly workerUrl?: URL;
};

/** A trained miner. */
export type TrainedMiner = MarketMiner & {
  readonly backend: MinerThread;
  /** Seconds that training took in its thread. */
  readonly seconds: number;
};

/**
 * Trains miners in worker threads and returns them in order when all are ready; the reference market takes about 4 s on two cores. Miners
 * of one slice share one copy of its text. Close the backends when done.
 * @throws TextSubnetError `miner-failed` if one cannot be trained, or the training was ended; the others are closed
 */
export async function trainInWorkers(miners: readonly MarketMiner[], options: TrainOptions): Promise<TrainedMiner[]> {
  const url = options.workerUrl ?? new URL("./train-worker.ts", import.meta.url);
  const texts = new Map<TrainingSlice | undefined, Uint8Array>();
  const threads: MinerThread[] = [];
  const trained: TrainedMiner[] = [];
  const queue = miners.entries();
  const lane = async (): Promise<void> => {
    for (const [i, miner] of queue) {
      options.signal?.throwIfAborted();
      const slice = sliceOf(miner.recipe);
      const text = texts.get(slice) ?? sharedText(options.corpus, slice);
      texts.set(slice, text);
      const backend = new MinerThread(miner.name, url, { recipe: miner.recipe, text }, done =>
        options.onProgress?.({ name: miner.name, done }),
      );
      threads.push(backend);
      const ready = { ...miner, backend, seconds: await backend.trained };
      trained[i] = ready;
      options.onTrained?.(ready);
    }
  };
  const lanes = Math.max(1, Math.min(options.concurrency ?? availableParallelism(), miners.length));
  // A thread that is closed fails its miner, which ends the lanes.
  const end = (): void => threads.forEach(thread => void thread.close());
  options.signal?.addEventListener("abort", end, { once: true });
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
    return trained;
  } catch (cause) {
    await Promise.all(threads.map(thread => thread.close()));
    throw cause;
  } finally {
    options.signal?.removeEventListener("abort", end);
  }
}

function sharedText(corpus: Corpus, slice: TrainingSlice | undefined): Uint8Array {
  if (slice === undefined) return new Uint8Array(0);
  const text = trainingText(corpus, slice);
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(text);
  return shared;
}
