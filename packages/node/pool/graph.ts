import type { AccountId, Hash } from "@waystone/primitives";
import type { PooledTransaction } from "./types.ts";

/** A transaction with its place among the others. */
export interface Entry {
  tx: PooledTransaction;
  /** Tags without which it cannot go into a block, each once. */
  requires: readonly string[];
  /** How many of these no ready transaction provides. 0: it is ready. */
  missing: number;
}

/**
 * Who requires what of whom: each transaction knows at any time whether it is ready, which is when ready ones provide all that it
 * requires. A tag has one provider at the most.
 *
 * Cost: adding and removing are proportional to the transactions whose readiness changes by it.
 */
export class TagGraph {
  readonly #entries = new Map<Hash, Entry>();
  readonly #providers = new Map<string, Entry>();
  readonly #waiters = new Map<string, Set<Entry>>();
  readonly #bySender = new Map<AccountId, Set<Entry>>();
  #changed = new Set<Hash>();
  #bytes = 0;
  #ready = 0;

  /** Number of transactions. */
  get size(): number {
    return this.#entries.size;
  }

  /** Bytes of all transactions. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Number of transactions that wait for none. */
  get readySize(): number {
    return this.#ready;
  }

  /** A transaction by its hash. */
  get(hash: Hash): Entry | undefined {
    return this.#entries.get(hash);
  }

  /** All transactions, in order of arrival or of their last validation. */
  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** A sender's transactions. */
  ofSender(sender: AccountId): ReadonlySet<Entry> {
    return this.#bySender.get(sender) ?? NONE;
  }

  /** Who provides a tag, ready or not. */
  provider(tag: string): Entry | undefined {
    return this.#providers.get(tag);
  }

  /** Whether another transaction requires something that this one provides. */
  hasDependents({ tx }: Entry): boolean {
    return tx.validity.provides.some(tag => (this.#waiters.get(tag)?.size ?? 0) > 0);
  }

  /** How many of some tags no ready transaction provides. */
  missing(requires: readonly string[]): number {
    return requires.reduce((sum, tag) => sum + (this.#providesReady(tag) ? 0 : 1), 0);
  }

  /** Transactions whose readiness changed since this was asked last; some may be back where they were, or gone. */
  takeChanged(): ReadonlySet<Hash> {
    const changed = this.#changed;
    if (changed.size > 0) this.#changed = new Set();
    return changed;
  }

  /** Puts what was found when a transaction was validated again in place of what was known, and the transaction behind all others. */
  update(entry: Entry, tx: PooledTransaction): void {
    const { validity } = entry.tx;
    if (!sameTags(validity.requires, tx.validity.requires) || !sameTags(validity.provides, tx.validity.provides)) {
      this.remove(entry);
      this.add(tx);
      return;
    }
    entry.tx = tx;
    this.#entries.delete(tx.hash);
    this.#entries.set(tx.hash, entry);
  }

  /** Adds a transaction whose tags nobody provides yet. */
  add(tx: PooledTransaction): Entry {
    const requires = [...new Set(tx.validity.requires)];
    const entry: Entry = { tx, requires, missing: this.missing(requires) };
    this.#entries.set(tx.hash, entry);
    this.#bytes += tx.bytes.length;
    addTo(this.#bySender, tx.sender, entry);
    for (const tag of requires) addTo(this.#waiters, tag, entry);
    for (const tag of tx.validity.provides) this.#providers.set(tag, entry);
    if (entry.missing === 0) this.#spread(entry, -1);
    return entry;
  }

  /**
   * A block has what provides a tag: nobody requires it any longer. Told before the provider is removed, it costs nothing to those
   * behind it, since their readiness stays.
   */
  satisfy(tag: string): void {
    for (const entry of [...(this.#waiters.get(tag) ?? [])]) {
      removeFrom(this.#waiters, tag, entry);
      entry.requires = entry.requires.filter(other => other !== tag);
      const { validity } = entry.tx;
      entry.tx = { ...entry.tx, validity: { ...validity, requires: entry.requires } };
      if (this.#providesReady(tag)) continue;
      entry.missing--;
      if (entry.missing === 0) this.#spread(entry, -1);
    }
  }

  /** Removes a transaction; those that require it are no longer ready. */
  remove(entry: Entry): void {
    const { tx, requires } = entry;
    if (entry.missing === 0) this.#spread(entry, 1);
    this.#entries.delete(tx.hash);
    this.#bytes -= tx.bytes.length;
    removeFrom(this.#bySender, tx.sender, entry);
    for (const tag of requires) removeFrom(this.#waiters, tag, entry);
    for (const tag of tx.validity.provides) if (this.#providers.get(tag) === entry) this.#providers.delete(tag);
  }

  #providesReady(tag: string): boolean {
    return this.#providers.get(tag)?.missing === 0;
  }

  /** Tells dependents that an entry became ready (−1) or ceases to be (+1), and theirs, as far as it changes anything. */
  #spread(from: Entry, change: -1 | 1): void {
    const changed = [from];
    for (let entry = changed.pop(); entry !== undefined; entry = changed.pop()) {
      this.#ready -= change;
      this.#changed.add(entry.tx.hash);
      for (const tag of new Set(entry.tx.validity.provides))
        for (const waiter of this.#waiters.get(tag) ?? []) {
          const wasReady = waiter.missing === 0;
          waiter.missing += change;
          if (wasReady !== (waiter.missing === 0)) changed.push(waiter);
        }
    }
  }
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}

const NONE: ReadonlySet<Entry> = new Set();

function addTo<K>(map: Map<K, Set<Entry>>, key: K, entry: Entry): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([entry]));
  else set.add(entry);
}

function removeFrom<K>(map: Map<K, Set<Entry>>, key: K, entry: Entry): void {
  const set = map.get(key);
  set?.delete(entry);
  if (set?.size === 0) map.delete(key);
}
