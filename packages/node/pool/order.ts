import type { PooledTransaction } from "./types.ts";

/** A transaction with what it still waits for. */
interface Waiting {
  readonly tx: PooledTransaction;
  missing: number;
}

/** Whether one transaction goes before another: by priority, then by who expires first, then by arrival. */
export function isBefore(a: PooledTransaction, b: PooledTransaction): boolean {
  const { priority: pa } = a.validity;
  const { priority: pb } = b.validity;
  if (pa !== pb) return pa > pb;
  return a.expires === b.expires ? a.arrival < b.arrival : a.expires < b.expires;
}

/** Binary heap of transactions, the best on top. */
class Heap {
  readonly #items: PooledTransaction[] = [];

  push(tx: PooledTransaction): void {
    const items = this.#items;
    let at = items.push(tx) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !isBefore(tx, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = tx;
  }

  pop(): PooledTransaction | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      const left = items[child];
      if (left === undefined) break;
      const right = items[child + 1];
      const best = right !== undefined && isBefore(right, left) ? right : left;
      if (best === right) child++;
      if (!isBefore(best, last)) break;
      items[at] = best;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

/**
 * Transactions in the order in which a block should take them: by priority, then by who expires first, then by arrival, and each
 * after those that it requires. What requires a tag that nobody provides is left out: it is not ready.
 *
 * Cost: O(n log n), as far as it is walked.
 */
export function* readyInOrder(transactions: Iterable<PooledTransaction>): Generator<PooledTransaction> {
  const dependents = new Map<string, Waiting[]>();
  const heap = new Heap();
  for (const tx of transactions) {
    const requires = new Set(tx.validity.requires);
    if (requires.size === 0) {
      heap.push(tx);
      continue;
    }
    const waiting: Waiting = { tx, missing: requires.size };
    for (const tag of requires) {
      const list = dependents.get(tag);
      if (list === undefined) dependents.set(tag, [waiting]);
      else list.push(waiting);
    }
  }
  for (let tx = heap.pop(); tx !== undefined; tx = heap.pop()) {
    yield tx;
    for (const tag of new Set(tx.validity.provides))
      for (const waiting of dependents.get(tag) ?? []) if (--waiting.missing === 0) heap.push(waiting.tx);
  }
}
