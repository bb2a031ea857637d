import type { Hash } from "@waystone/primitives";
import type { TransactionStatus, Unsubscribe } from "../backend.ts";
import type { Watcher } from "./types.ts";

interface Watched {
  readonly watchers: Set<Watcher>;
  /** Whether they were told last that the transaction is ready. */
  ready: boolean;
}

/** Those who want to hear what happens to transactions. Who watches nothing costs nothing. */
export class Watchers {
  readonly #byHash = new Map<Hash, Watched>();

  /** Adds a watcher, and tells it whether the transaction is ready. */
  add(hash: Hash, ready: boolean, watcher: Watcher): Unsubscribe {
    const watched = this.#byHash.get(hash) ?? { watchers: new Set(), ready };
    watched.watchers.add(watcher);
    this.#byHash.set(hash, watched);
    watcher({ type: ready ? "ready" : "future" });
    return () => {
      watched.watchers.delete(watcher);
      if (watched.watchers.size === 0 && this.#byHash.get(hash) === watched) this.#byHash.delete(hash);
    };
  }

  /** Tells a transaction's watchers. */
  tell(hash: Hash, status: TransactionStatus): void {
    for (const watcher of this.#byHash.get(hash)?.watchers ?? []) watcher(status);
  }

  /** Tells the last that happens to a transaction, and forgets its watchers. */
  end(hash: Hash, status: TransactionStatus): void {
    const watched = this.#byHash.get(hash);
    this.#byHash.delete(hash);
    for (const watcher of watched?.watchers ?? []) watcher(status);
  }

  /** Tells that a transaction is ready, or is not, if that is not what its watchers were told last. */
  settle(hash: Hash, ready: boolean): void {
    const watched = this.#byHash.get(hash);
    if (watched === undefined || watched.ready === ready) return;
    watched.ready = ready;
    for (const watcher of watched.watchers) watcher({ type: ready ? "ready" : "future" });
  }
}
