import type { Entry, TagGraph } from "./graph.ts";
import { isBefore } from "./order.ts";
import type { PooledTransaction, PoolLimits } from "./types.ts";

/** Most transactions that one newcomer may push out: bounds the work of a submission to a full pool. */
const MAX_VICTIMS = 8;

/**
 * Whom a newcomer pushes out, or `undefined` where it finds no room: who is worth less than the newcomer and is required by
 * nobody, the least one first. A sender's own limits and the limit of future ones push nobody out.
 *
 * Cost: nothing while there is room; a walk over the pool for each that has to go.
 *
 * @param leaving those that the newcomer replaces
 */
export function makeRoom(
  graph: TagGraph,
  limits: PoolLimits,
  tx: PooledTransaction,
  leaving: readonly Entry[],
): readonly Entry[] | undefined {
  const own = leaving.filter(entry => entry.tx.sender === tx.sender).length;
  if (graph.ofSender(tx.sender).size - own >= limits.perSender) return undefined;
  if (!isReadyWith(graph, tx)) {
    if (graph.size - graph.readySize >= limits.future) return undefined;
    if (waitingOf(graph, tx) >= limits.futurePerSender) return undefined;
  }
  let count = graph.size - leaving.length + 1 - limits.count;
  let bytes = leaving.reduce((sum, entry) => sum - entry.tx.bytes.length, graph.bytes + tx.bytes.length) - limits.bytes;
  const victims: Entry[] = [];
  while (count > 0 || bytes > 0) {
    const victim = victims.length < MAX_VICTIMS ? least(graph, tx, [...leaving, ...victims]) : undefined;
    if (victim === undefined) return undefined;
    victims.push(victim);
    count--;
    bytes -= victim.tx.bytes.length;
  }
  return victims;
}

/** How many of a sender's transactions wait for others. */
function waitingOf(graph: TagGraph, { sender }: PooledTransaction): number {
  let waiting = 0;
  for (const { missing } of graph.ofSender(sender)) if (missing > 0) waiting++;
  return waiting;
}

function isReadyWith(graph: TagGraph, tx: PooledTransaction): boolean {
  return graph.missing([...new Set(tx.validity.requires)]) === 0;
}

function least(graph: TagGraph, tx: PooledTransaction, gone: readonly Entry[]): Entry | undefined {
  let worst: Entry | undefined;
  for (const entry of graph.entries()) {
    if (entry.tx.validity.priority >= tx.validity.priority || gone.includes(entry)) continue;
    if (worst !== undefined && isBefore(entry.tx, worst.tx)) continue;
    if (graph.hasDependents(entry) || entry.tx.validity.provides.some(tag => tx.validity.requires.includes(tag)))
      continue;
    worst = entry;
  }
  return worst;
}
