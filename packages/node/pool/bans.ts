import type { Hash } from "@waystone/primitives";

/** Remembers hashes for a while; at the most so many, the oldest going first. */
export class Bans {
  readonly #until = new Map<Hash, number>();
  readonly #ms: number;
  readonly #most: number;
  readonly #now: () => number;

  constructor(ms: number, most: number, now: () => number) {
    this.#ms = ms;
    this.#most = most;
    this.#now = now;
  }

  /** Bans from now on. */
  add(hash: Hash): void {
    this.#until.delete(hash);
    this.#until.set(hash, this.#now() + this.#ms);
    for (const oldest of this.#until.keys()) {
      if (this.#until.size <= this.#most) break;
      this.#until.delete(oldest);
    }
  }

  /** Whether a hash is banned; forgets a ban that is over. */
  has(hash: Hash): boolean {
    const until = this.#until.get(hash);
    if (until === undefined) return false;
    if (until > this.#now()) return true;
    this.#until.delete(hash);
    return false;
  }
}
