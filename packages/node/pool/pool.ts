import { blake2_256 } from "@waystone/crypto";
import type { AccountId, Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { SubmitRefusal, Submitted, Unsubscribe } from "../backend.ts";
import { Bans } from "./bans.ts";
import { readyInOrder } from "./order.ts";
import { alreadyImported, BANNED, IMMEDIATELY_DROPPED, tooLowPriority } from "./refusals.ts";
import {
  DEFAULT_POOL_LIMITS,
  type PooledTransaction,
  type PoolLimits,
  type Validation,
  type Watcher,
} from "./types.ts";

/** What the pool asks of its surroundings. */
export interface PoolOptions {
  /** Whether a transaction may be in the next block. */
  validate(bytes: Uint8Array): Validation;
  /** Number of the newest block. */
  headNumber(): number;
  /** Milliseconds, for bans. */
  now(): number;
  readonly limits?: PoolLimits;
}

/** A transaction that a block contains, by its hash, with its place. */
export interface Included {
  readonly hash: Hash;
  readonly index: number;
}

/**
 * Transactions that wait for a block. Ready ones can be taken at once, in order; future ones wait for a nonce before theirs.
 *
 * All work is synchronous and bounded by the limits.
 */
export class TransactionPool {
  readonly #options: PoolOptions;
  readonly #limits: PoolLimits;
  readonly #bans: Bans;
  readonly #all = new Map<Hash, PooledTransaction>();
  readonly #providers = new Map<string, PooledTransaction>();
  readonly #bySender = new Map<AccountId, Set<PooledTransaction>>();
  readonly #watchers = new Map<Hash, Set<Watcher>>();
  #bytes = 0;
  #arrivals = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#limits = options.limits ?? DEFAULT_POOL_LIMITS;
    this.#bans = new Bans(this.#limits.banMs, this.#limits.bans, options.now);
  }

  /** Number of transactions. */
  get size(): number {
    return this.#all.size;
  }

  /** Bytes of all transactions. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Number of transactions that wait for others. */
  get futureSize(): number {
    let ready = 0;
    for (const _ of this.ready()) ready++;
    return this.#all.size - ready;
  }

  /** Takes a transaction, or says why not. A watcher hears first whether it is ready. */
  submit(bytes: Uint8Array, watcher?: Watcher): (Submitted & { readonly unwatch: Unsubscribe }) | SubmitRefusal {
    const hash = toHex(blake2_256(bytes));
    if (this.#all.has(hash)) return alreadyImported(hash);
    if (this.#bans.has(hash)) return BANNED;
    const validation = this.#options.validate(bytes);
    if (!validation.ok) {
      if (validation.ban) this.#bans.add(hash);
      const { code, message, data } = validation;
      return { ok: false, code, message, data };
    }
    const { validity, sender } = validation;
    const tx: PooledTransaction = {
      hash,
      bytes,
      sender,
      arrival: this.#arrivals++,
      validity,
      expires: this.#expiry(validity.longevity),
    };
    const replaced = this.#rivals(tx);
    const worth = replaced.reduce((sum, rival) => sum + rival.validity.priority, 0n);
    if (replaced.length > 0 && validity.priority <= worth) return tooLowPriority(worth, validity.priority);
    if (!this.#hasRoom(tx, replaced)) return IMMEDIATELY_DROPPED;
    for (const rival of replaced) this.#remove(rival, { type: "usurped", by: hash });
    this.#add(tx);
    const unwatch = this.#watch(hash, watcher);
    watcher?.({ type: this.#isReady(tx) ? "ready" : "future" });
    return { ok: true, hash, unwatch };
  }

  /** Ready transactions in the order in which a block should take them. */
  ready(): Generator<PooledTransaction> {
    return readyInOrder(this.#all.values());
  }

  /** All transactions, ready ones first. */
  *everything(): Generator<PooledTransaction> {
    const seen = new Set<PooledTransaction>();
    for (const tx of this.ready()) {
      seen.add(tx);
      yield tx;
    }
    for (const tx of this.#all.values()) if (!seen.has(tx)) yield tx;
  }

  /** Whether some transaction provides a tag. */
  provides(tag: string): boolean {
    return this.#providers.has(tag);
  }

  /** Removes a transaction that turned out not to be valid, and refuses its bytes for a while. */
  reject(hash: Hash): void {
    const tx = this.#all.get(hash);
    if (tx === undefined) return;
    this.#bans.add(hash);
    this.#remove(tx, { type: "invalid" });
  }

  /**
   * A block is committed: what it contains leaves the pool, its senders' other transactions are validated again, what is too
   * old goes. Watchers hear `inBlock` and then `finalized`.
   */
  onBlock(block: Hash, included: readonly Included[]): void {
    const senders = new Set<AccountId>();
    for (const { hash, index } of included) {
      const tx = this.#all.get(hash);
      if (tx === undefined) continue;
      senders.add(tx.sender);
      this.#tell(hash, { type: "inBlock", block, index });
      this.#remove(tx, { type: "finalized", block, index });
    }
    for (const sender of senders) for (const tx of [...(this.#bySender.get(sender) ?? [])]) this.#revalidate(tx);
    const head = this.#options.headNumber();
    for (const tx of [...this.#all.values()]) if (tx.expires <= head) this.#remove(tx, { type: "invalid" });
  }

  #revalidate(tx: PooledTransaction): void {
    const validation = this.#options.validate(tx.bytes);
    if (!validation.ok) return this.#remove(tx, { type: "invalid" });
    for (const tag of tx.validity.provides) if (this.#providers.get(tag) === tx) this.#providers.delete(tag);
    const wasReady = tx.validity.requires.length === 0;
    tx.validity = validation.validity;
    for (const tag of tx.validity.provides) this.#providers.set(tag, tx);
    if (!wasReady && tx.validity.requires.length === 0) this.#tell(tx.hash, { type: "ready" });
  }

  #rivals(tx: PooledTransaction): PooledTransaction[] {
    const rivals = new Set<PooledTransaction>();
    for (const tag of tx.validity.provides) {
      const rival = this.#providers.get(tag);
      if (rival !== undefined) rivals.add(rival);
    }
    return [...rivals];
  }

  #hasRoom(tx: PooledTransaction, leaving: readonly PooledTransaction[]): boolean {
    const freed = leaving.reduce((sum, rival) => sum + rival.bytes.length, 0);
    if (this.#all.size - leaving.length >= this.#limits.count) return false;
    if (this.#bytes - freed + tx.bytes.length > this.#limits.bytes) return false;
    const own = this.#bySender.get(tx.sender)?.size ?? 0;
    if (own - leaving.filter(rival => rival.sender === tx.sender).length >= this.#limits.perSender) return false;
    return this.#isReady(tx) || this.futureSize < this.#limits.future;
  }

  #isReady(tx: PooledTransaction): boolean {
    return tx.validity.requires.every(tag => this.#providers.has(tag));
  }

  #expiry(longevity: bigint): number {
    const last = BigInt(this.#options.headNumber()) + longevity;
    return last > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(last);
  }

  #add(tx: PooledTransaction): void {
    this.#all.set(tx.hash, tx);
    for (const tag of tx.validity.provides) this.#providers.set(tag, tx);
    const own = this.#bySender.get(tx.sender);
    if (own === undefined) this.#bySender.set(tx.sender, new Set([tx]));
    else own.add(tx);
    this.#bytes += tx.bytes.length;
  }

  #remove(tx: PooledTransaction, status: Parameters<Watcher>[0]): void {
    this.#all.delete(tx.hash);
    for (const tag of tx.validity.provides) if (this.#providers.get(tag) === tx) this.#providers.delete(tag);
    const own = this.#bySender.get(tx.sender);
    own?.delete(tx);
    if (own?.size === 0) this.#bySender.delete(tx.sender);
    this.#bytes -= tx.bytes.length;
    this.#tell(tx.hash, status);
    this.#watchers.delete(tx.hash);
  }

  #watch(hash: Hash, watcher: Watcher | undefined): Unsubscribe {
    if (watcher === undefined) return () => undefined;
    const list = this.#watchers.get(hash) ?? new Set();
    list.add(watcher);
    this.#watchers.set(hash, list);
    return () => {
      list.delete(watcher);
    };
  }

  #tell(hash: Hash, status: Parameters<Watcher>[0]): void {
    for (const watcher of this.#watchers.get(hash) ?? []) watcher(status);
  }
}
