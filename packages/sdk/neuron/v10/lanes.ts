import { randomUUID } from "node:crypto";

/**
 * Session names of a dendrite. Python's axon takes only rising nonces of one session, and requests over several connections overtake
 * each other; so each request that is open at a target has a session of its own, of which there are as many as are open at once.
 */
export class Lanes {
  readonly #uuids: string[] = [];
  /** Target → lanes in use. */
  readonly #busy = new Map<string, Set<number>>();

  /** A session that nobody uses at this target, and what gives it back. */
  take(target: string): { readonly uuid: string; readonly leave: () => void } {
    const busy = this.#busy.get(target) ?? new Set<number>();
    this.#busy.set(target, busy);
    let lane = 0;
    while (busy.has(lane)) lane++;
    busy.add(lane);
    const uuid = this.#uuids[lane] ?? randomUUID();
    this.#uuids[lane] = uuid;
    return {
      uuid,
      leave: () => {
        busy.delete(lane);
        if (busy.size === 0 && this.#busy.get(target) === busy) this.#busy.delete(target);
      },
    };
  }
}
