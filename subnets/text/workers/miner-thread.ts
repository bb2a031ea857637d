import { Worker } from "node:worker_threads";
import { TextSubnetError } from "../errors.ts";
import type { Distribution } from "../models/model.ts";
import type { MinerBackend } from "../ports.ts";
import { type ThreadData, type ThreadReport, unpackDistributions } from "./messages.ts";

type Waiting = {
  readonly resolve: (distributions: Distribution[]) => void;
  readonly reject: (error: TextSubnetError) => void;
};

/** A model in a thread of its own: the thread trains it, keeps it and answers, so the main thread never waits for it. */
export class MinerThread implements MinerBackend {
  readonly #name: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<number>();
  readonly #onProgress: ((done: number) => void) | undefined;
  #failure: TextSubnetError | undefined;
  #nextId = 0;

  /** Starts the thread and the training. */
  constructor(name: string, url: URL, data: ThreadData, onProgress?: (done: number) => void) {
    this.#name = name;
    this.#onProgress = onProgress;
    this.#ready.promise.catch(() => undefined);
    this.#worker = new Worker(url, { workerData: data, name });
    this.#worker.on("message", (report: ThreadReport) => this.#take(report));
    this.#worker.on("error", cause => this.#fail(`its thread stopped: ${String(cause)}`, cause));
    this.#worker.on("exit", code => this.#fail(`its thread ended with code ${code}`));
  }

  /** Settles when the model is trained, with the seconds that took. @throws TextSubnetError `miner-failed` */
  get trained(): Promise<number> {
    return this.#ready.promise;
  }

  async predict(prefixes: readonly Uint8Array[], signal?: AbortSignal): Promise<Distribution[]> {
    signal?.throwIfAborted();
    await this.#ready.promise;
    if (this.#failure !== undefined) throw this.#failure;
    const { promise, resolve, reject } = Promise.withResolvers<Distribution[]>();
    const id = this.#nextId++;
    this.#waiting.set(id, { resolve, reject });
    this.#worker.ref();
    this.#worker.postMessage({ id, prefixes });
    if (signal === undefined) return promise;
    // A thread cannot be interrupted within an answer; the caller stops waiting, and the answer is dropped.
    const given = Promise.withResolvers<never>();
    const giveUp = (): void => given.reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    try {
      return await Promise.race([promise, given.promise]);
    } finally {
      signal.removeEventListener("abort", giveUp);
      this.#settle(id);
    }
  }

  async close(): Promise<void> {
    this.#fail("it was closed");
    await this.#worker.terminate();
  }

  #take(report: ThreadReport): void {
    switch (report.type) {
      case "progress":
        this.#onProgress?.(report.done);
        return;
      case "ready":
        // An idle thread does not keep the process alive.
        if (this.#waiting.size === 0) this.#worker.unref();
        this.#onProgress?.(1);
        this.#ready.resolve(report.seconds);
        return;
      case "answer":
        this.#settle(report.id)?.resolve(unpackDistributions(report.distributions));
        return;
      case "failed":
        if (report.id === undefined) this.#fail(report.reason);
        else this.#settle(report.id)?.reject(this.#failed(report.reason));
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }

  #fail(reason: string, cause?: unknown): void {
    if (this.#failure !== undefined) return;
    const failure = this.#failed(reason, cause);
    this.#failure = failure;
    this.#ready.reject(failure);
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }

  #failed(reason: string, cause?: unknown): TextSubnetError {
    return new TextSubnetError("miner-failed", `The miner ${this.#name} cannot answer: ${reason}.`, { cause });
  }
}
