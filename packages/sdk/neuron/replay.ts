import { msToNs } from "./clock.ts";
import { NeuronError } from "./errors.ts";

const SECOND = 1_000_000_000n;

/** Bounds of a {@link ReplayStore}. */
export type ReplayLimits = {
  /** Milliseconds after which a request is stale, and its nonce need not be remembered. */
  readonly maxAgeMs: number;
  /** Nonces remembered in all. */
  readonly nonces: number;
  /** Nonces remembered for one hotkey, so that one caller cannot fill the memory. */
  readonly noncesPerHotkey: number;
};

/**
 * Remembers which nonces were used, as long as they are fresh. Its memory is bounded: where it is full it refuses, it never forgets a
 * nonce that could be played again.
 */
export class ReplayStore {
  readonly #limits: ReplayLimits;
  /** Second of the nonce → hotkey → nonces. */
  readonly #seconds = new Map<bigint, Map<string, Set<bigint | string>>>();
  #count = 0;
  /** Nonces below are refused: what is forgotten, and what was sent before this store began to remember. */
  #floor: bigint;

  /** @param begin unix nanoseconds at which remembering begins */
  constructor(limits: ReplayLimits, begin: bigint) {
    this.#limits = limits;
    this.#floor = begin;
  }

  /** Nonces remembered now. */
  get size(): number {
    return this.#count;
  }

  /**
   * Fails if the nonce was used or is too old to tell; {@link use} remembers it.
   * @param nonce unix nanoseconds @param id what tells one request from another, where the protocol's time does not
   * @throws NeuronError `ReplayedRequest`, `StaleRequest`, `TooBusy` where the memory is full
   */
  check(hotkey: string, nonce: bigint, now: bigint, id: bigint | string = nonce): void {
    this.#forget(now);
    if (nonce < this.#floor) {
      throw new NeuronError("StaleRequest", "The request was signed before this neuron started to remember nonces.");
    }
    if (
      this.#seconds
        .get(nonce / SECOND)
        ?.get(hotkey)
        ?.has(id)
    ) {
      throw new NeuronError("ReplayedRequest", `The nonce ${nonce} of ${hotkey} has been used.`);
    }
    let own = 0;
    for (const hotkeys of this.#seconds.values()) own += hotkeys.get(hotkey)?.size ?? 0;
    if (this.#count >= this.#limits.nonces || own >= this.#limits.noncesPerHotkey) {
      throw new NeuronError("TooBusy", "Too many requests within the time in which nonces are remembered.", {
        retryAfterMs: this.#limits.maxAgeMs,
      });
    }
  }

  /** Remembers a nonce that {@link check} has passed. */
  use(hotkey: string, nonce: bigint, id: bigint | string = nonce): void {
    const second = nonce / SECOND;
    const hotkeys = this.#seconds.get(second) ?? new Map<string, Set<bigint | string>>();
    this.#seconds.set(second, hotkeys);
    const nonces = hotkeys.get(hotkey) ?? new Set<bigint | string>();
    hotkeys.set(hotkey, nonces);
    if (nonces.has(id)) return;
    nonces.add(id);
    this.#count++;
  }

  #forget(now: bigint): void {
    const oldest = now - msToNs(this.#limits.maxAgeMs);
    // The clock may be set back: what was once forgotten stays refused.
    for (const [second, hotkeys] of this.#seconds) {
      const end = (second + 1n) * SECOND;
      if (end > oldest) continue;
      for (const nonces of hotkeys.values()) this.#count -= nonces.size;
      this.#seconds.delete(second);
      if (end > this.#floor) this.#floor = end;
    }
  }
}
