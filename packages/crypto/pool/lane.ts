import { Worker } from "node:worker_threads";
import { CryptoError } from "../errors.ts";
import { packBatch, type VerifyItem } from "./batch.ts";

type Waiting = {
  readonly resolve: (verdicts: boolean[]) => void;
  readonly reject: (error: CryptoError) => void;
  readonly items: number;
};

/** One worker thread and the batches that it has not answered. It is started when first used, and again after it has failed. */
export class Lane {
  readonly #url: URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #nextId = 0;
  #load = 0;

  constructor(url: URL) {
    this.#url = url;
  }

  /** Signatures sent and not answered. */
  get load(): number {
    return this.#load;
  }

  /** Checks the items in the thread. @throws CryptoError `worker-failed` if the thread dies, which says nothing about the signatures */
  run(items: readonly VerifyItem[]): Promise<boolean[]> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean[]>();
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
    const id = this.#nextId++;
    this.#waiting.set(id, { resolve, reject, items: items.length });
    this.#load += items.length;
    const batch = packBatch(items);
    worker.ref();
    worker.postMessage({ id, batch }, [batch.buffer]);
    return promise;
  }

  /** Ends the thread; what waits is rejected with `pool-closed`. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#fail(new CryptoError("pool-closed", "The verifier pool was closed while signatures were being checked."));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#url);
    // An idle thread does not keep the process alive.
    worker.unref();
    worker.on("message", ({ id, verdicts }: { readonly id: number; readonly verdicts: Uint8Array }) => {
      const waiting = this.#waiting.get(id);
      if (waiting === undefined || !this.#waiting.delete(id)) return;
      this.#load -= waiting.items;
      if (this.#waiting.size === 0) worker.unref();
      waiting.resolve(Array.from(verdicts, verdict => verdict === 1));
    });
    const died = (cause: unknown): void => {
      if (this.#worker !== worker) return;
      this.#fail(
        new CryptoError("worker-failed", `A verifier thread (${this.#url.href}) ended: ${String(cause)}.`, { cause }),
      );
    };
    worker.on("error", died);
    worker.on("exit", code => died(`exit code ${code}`));
    return worker;
  }

  #fail(error: CryptoError): void {
    this.#worker = undefined;
    this.#load = 0;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
