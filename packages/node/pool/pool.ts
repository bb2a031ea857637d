import { blake2_256 } from "@waystone/crypto";
import type { AccountId, Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { SubmitRefusal, Submitted, TransactionStatus, Unsubscribe } from "../backend.ts";
import { Bans } from "./bans.ts";
import { type Entry, TagGraph } from "./graph.ts";
import { isBefore, readyInOrder } from "./order.ts";
import {
  alreadyImported,
  BANNED,
  CYCLE_DETECTED,
  IMMEDIATELY_DROPPED,
  NO_TAGS,
  tooLong,
  tooLowPriority,
} from "./refusals.ts";
import { makeRoom } from "./room.ts";
import {
  DEFAULT_POOL_LIMITS,
  type Included,
  type PooledTransaction,
  type PoolLimits,
  type TransactionSource,
  type Validation,
  type Watcher,
} from "./types.ts";
import { Watchers } from "./watchers.ts";

/** What the pool asks of its surroundings. */
export interface PoolOptions {
  /** Whether a transaction may be in the next block, on top of the newest one. */
  validate(bytes: Uint8Array, source: TransactionSource): Validation;
  /** Number of the newest block. */
  headNumber(): number;
  /** Milliseconds that only go forward, for bans. */
  now(): number;
  /** Nonce of an account's next transaction after the newest block. */
  accountNonce(account: AccountId): number;
  /** Tag that the transaction of an account with a nonce provides. */
  nonceTag(account: AccountId, nonce: number): string;
  readonly limits?: PoolLimits;
  /** Told of each transaction that is taken. */
  onTaken?(bytes: Uint8Array): void;
}

/** A submission that was taken, and how not to hear of it any longer. */
export type Taken = Submitted & { readonly unwatch: Unsubscribe };

/**
 * Transactions that wait for a block. Ready ones can be taken at once, in order; future ones wait for others before theirs.
 *
 * All work is synchronous and bounded by the limits. Whatever happens to a transaction is told to its watchers: `future` and
 * `ready` as often as they change, then one of `finalized` (after `inBlock`), `usurped`, `dropped`, `invalid`.
 */
export class TransactionPool {
  readonly #options: PoolOptions;
  readonly #limits: PoolLimits;
  readonly #bans: Bans;
  readonly #graph = new TagGraph();
  readonly #watchers = new Watchers();
  #arrivals = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#limits = options.limits ?? DEFAULT_POOL_LIMITS;
    this.#bans = new Bans(this.#limits.banMs, this.#limits.bans, options.now);
  }

  /** Number of transactions. */
  get size(): number {
    return this.#graph.size;
  }

  /** Bytes of all transactions. */
  get bytes(): number {
    return this.#graph.bytes;
  }

  /** Number of transactions that can be taken at once. */
  get readySize(): number {
    return this.#graph.readySize;
  }

  /** Number of transactions that wait for others. */
  get futureSize(): number {
    return this.#graph.size - this.#graph.readySize;
  }

  /** Takes a transaction, or says why not. A watcher hears first whether it is ready. */
  submit(bytes: Uint8Array, watcher?: Watcher, source: TransactionSource = "local"): Taken | SubmitRefusal {
    if (bytes.length > this.#limits.transactionBytes) return tooLong(bytes.length, this.#limits.transactionBytes);
    const hash = toHex(blake2_256(bytes));
    if (this.#graph.get(hash) !== undefined) return alreadyImported(hash);
    if (this.#bans.has(hash)) return BANNED;
    const validation = this.#options.validate(bytes, source);
    if (!validation.ok) {
      if (validation.ban) this.#bans.add(hash);
      const { code, message, data } = validation;
      return { ok: false, code, message, data };
    }
    const { validity, sender } = validation;
    const expires = this.#expiry(validity.longevity);
    const tx = { hash, bytes, sender, source, arrival: this.#arrivals++, validity, expires };
    const refusal = this.#import(tx);
    if (refusal !== undefined) return refusal;
    this.#options.onTaken?.(bytes);
    const unwatch = watcher === undefined ? noop : this.#watchers.add(hash, this.#isReady(hash), watcher);
    this.#settle();
    return { ok: true, hash, unwatch };
  }

  /** Ready transactions in the order in which a block should take them. The pool may change while they are walked. */
  ready(): Generator<PooledTransaction> {
    return readyInOrder(this.#transactions(entry => entry.missing === 0));
  }

  /** All transactions, ready ones first. */
  *everything(): Generator<PooledTransaction> {
    yield* this.ready();
    yield* this.#transactions(entry => entry.missing > 0);
  }

  /** Whether some transaction provides a tag. */
  provides(tag: string): boolean {
    return this.#graph.provider(tag) !== undefined;
  }

  /** Nonce for an account's next transaction, those in the pool counted. */
  pendingNonce(account: AccountId): number {
    let nonce = this.#options.accountNonce(account);
    while (this.provides(this.#options.nonceTag(account, nonce))) nonce++;
    return nonce;
  }

  /** Removes a transaction that turned out not to be valid, and refuses its bytes for a while; says whether it was there. */
  reject(hash: Hash): boolean {
    const entry = this.#graph.get(hash);
    if (entry === undefined) return false;
    this.#bans.add(hash);
    this.#remove(entry, { type: "invalid" });
    this.#settle();
    return true;
  }

  /**
   * A block is committed: what it contains leaves the pool, what is too old goes, and some of the rest are validated again, each
   * in its turn. Watchers hear `inBlock` and then `finalized`.
   *
   * Cost: a look at each transaction, and `revalidations` validations; more only for senders of whom a block has what the pool
   * did not know.
   */
  onBlock(block: Hash, included: readonly Included[]): void {
    const surprising = new Set<AccountId>();
    for (const { hash, index, sender } of included) {
      const entry = this.#graph.get(hash);
      if (entry === undefined) {
        if (sender !== undefined) surprising.add(sender);
        continue;
      }
      for (const tag of entry.tx.validity.provides) this.#graph.satisfy(tag);
      this.#watchers.tell(hash, { type: "inBlock", block, index });
      this.#remove(entry, { type: "finalized", block, index });
    }
    const head = this.#options.headNumber();
    for (const entry of [...this.#graph.entries()])
      if (entry.tx.expires <= head) this.#remove(entry, { type: "invalid" });
    for (const sender of surprising) for (const entry of [...this.#graph.ofSender(sender)]) this.#revalidate(entry);
    // Validating moves an entry to the end, so that all have their turn in time.
    for (const entry of [...this.#graph.entries()].slice(0, this.#limits.revalidations)) this.#revalidate(entry);
    this.#settle();
  }

  #import(tx: PooledTransaction): SubmitRefusal | undefined {
    const { provides, requires, priority } = tx.validity;
    if (provides.length === 0) return NO_TAGS;
    if (provides.some(tag => requires.includes(tag))) return CYCLE_DETECTED;
    const rivals = this.#rivals(tx);
    const worth = rivals.reduce((sum, rival) => sum + rival.tx.validity.priority, 0n);
    if (rivals.length > 0 && priority <= worth) return tooLowPriority(worth, priority);
    const victims = makeRoom(this.#graph, this.#limits, tx, rivals);
    if (victims === undefined) return IMMEDIATELY_DROPPED;
    for (const rival of rivals) this.#remove(rival, { type: "usurped", by: tx.hash });
    for (const victim of victims) this.#remove(victim, { type: "dropped" });
    this.#graph.add(tx);
    return undefined;
  }

  #revalidate(entry: Entry): void {
    const { tx } = entry;
    const validation = this.#options.validate(tx.bytes, tx.source);
    if (!validation.ok) return this.#remove(entry, { type: "invalid" });
    const { validity } = validation;
    const again = { ...tx, validity, expires: this.#expiry(validity.longevity) };
    // A transaction whose tags are another's by now has lost them to who was there first.
    if (this.#rivals(again).some(rival => rival !== entry)) this.#remove(entry, { type: "dropped" });
    else this.#graph.update(entry, again);
  }

  #rivals(tx: PooledTransaction): readonly Entry[] {
    return [...new Set(tx.validity.provides.map(tag => this.#graph.provider(tag)))].filter(
      entry => entry !== undefined,
    );
  }

  #remove(entry: Entry, status: TransactionStatus): void {
    this.#graph.remove(entry);
    this.#watchers.end(entry.tx.hash, status);
  }

  #isReady(hash: Hash): boolean {
    return this.#graph.get(hash)?.missing === 0;
  }

  /** Keeps the limit of future transactions where ready ones have become such, and tells watchers. */
  #settle(): void {
    const excess = this.futureSize - this.#limits.future;
    if (excess > 0) {
      const future = [...this.#graph.entries()].filter(entry => entry.missing > 0);
      const worst = future.sort((a, b) => (isBefore(a.tx, b.tx) ? 1 : -1)).slice(0, excess);
      for (const entry of worst) this.#remove(entry, { type: "dropped" });
    }
    for (const hash of this.#graph.takeChanged()) this.#watchers.settle(hash, this.#isReady(hash));
  }

  *#transactions(wanted: (entry: Entry) => boolean): Generator<PooledTransaction> {
    for (const entry of this.#graph.entries()) if (wanted(entry)) yield entry.tx;
  }

  #expiry(longevity: bigint): number {
    const last = BigInt(this.#options.headNumber()) + longevity;
    return last > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(last);
  }
}

const noop = (): void => undefined;
