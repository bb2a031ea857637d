import type { Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { StateView } from "@waystone/state";

/** Values of keys that are not what they were, as Substrate prints them: hex, absent ones as null. */
export interface ChangeSet {
  readonly block: Hash;
  readonly changes: readonly (readonly [key: string, value: string | null])[];
}

/** Watches keys from one block to the next. */
export class KeyWatch {
  readonly #keys: readonly (readonly [hex: string, key: Uint8Array])[];
  readonly #last = new Map<string, string | null>();

  constructor(keys: readonly Uint8Array[]) {
    this.#keys = keys.map(key => [toHex(key), key]);
  }

  /** What has changed since the block that was looked at before; everything at the first one. */
  look(block: Hash, state: StateView): ChangeSet {
    const changes: [string, string | null][] = [];
    for (const [hex, key] of this.#keys) {
      const value = state.get(key);
      const now = value === undefined ? null : toHex(value);
      if (this.#last.get(hex) === now) continue;
      this.#last.set(hex, now);
      changes.push([hex, now]);
    }
    return { block, changes };
  }
}
