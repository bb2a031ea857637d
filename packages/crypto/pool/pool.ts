import { availableParallelism } from "node:os";
import { CryptoError } from "../errors.ts";
import type { VerifyItem } from "./batch.ts";
import { Lane } from "./lane.ts";

export type { VerifyItem } from "./batch.ts";

/** Where and how many threads check signatures. */
export type VerifierPoolOptions = {
  /** Threads, at least 1; by default one a core. */
  readonly workers?: number;
  /** The worker's file, where the program is bundled and `worker.ts` no longer lies beside this one. */
  readonly workerUrl?: URL;
};

/** Threads that check signatures in batches. */
export type VerifierPool = {
  /**
   * One verdict per item, in the items' order; malformed items are `false`. Two threads check about 9000 sr25519 signatures a second.
   * @throws CryptoError `pool-closed`, or `worker-failed` if a thread died: then check again, nothing is known about the signatures
   */
  verifyBatch(items: readonly VerifyItem[]): Promise<boolean[]>;
  /** Ends the threads. What is still being checked is rejected with `pool-closed`. */
  close(): Promise<void>;
};

// A thread's start-up costs more than a handful of checks, and one message per signature a third of the throughput.
const SMALLEST_SHARE = 16;

/** A pool of verifier threads; each starts when it is first needed and does not keep the process alive when idle. */
export function createVerifierPool(options: VerifierPoolOptions = {}): VerifierPool {
  const workers = Math.max(1, options.workers ?? availableParallelism());
  const url = options.workerUrl ?? new URL("./worker.ts", import.meta.url);
  const lanes = Array.from({ length: workers }, () => new Lane(url));
  let closed = false;

  return {
    async verifyBatch(items) {
      if (closed) throw new CryptoError("pool-closed", "The verifier pool is closed: make a new one.");
      if (items.length === 0) return [];
      const share = Math.max(SMALLEST_SHARE, Math.ceil(items.length / workers));
      const free = lanes.toSorted((a, b) => a.load - b.load);
      const parts: Promise<boolean[]>[] = [];
      for (let start = 0, n = 0; start < items.length; start += share, n++) {
        const lane = free[n % workers];
        if (lane !== undefined) parts.push(lane.run(items.slice(start, start + share)));
      }
      return (await Promise.all(parts)).flat();
    },
    async close() {
      closed = true;
      await Promise.all(lanes.map(lane => lane.close()));
    },
  };
}
