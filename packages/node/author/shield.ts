import { twox128 } from "@waystone/crypto";
import { ShieldKey } from "@waystone/crypto/shield";
import type { Shielded } from "@waystone/pallet-mev-shield";
import { toHex } from "@waystone/scale";

/**
 * Blocks for which a key is kept. A key is for users from one block after its announcement, and what they encrypt may wait for the 8
 * blocks of its era; an author of many takes turns, so this is twice as much.
 */
const KEPT_BLOCKS = 24;
/** Least time that a key is announced for, in milliseconds: on fast chains some blocks share one, since each key is stored in four places. */
const LEAST_TIME_MS = 3_000;

/**
 * The keys that this author has announced, newest last. They live in memory alone: who takes the machine later cannot read
 * what users encrypted, and after a restart they encrypt anew within three blocks.
 */
export class ShieldKeys {
  readonly #bySpan = new Map<number, { readonly key: ShieldKey; readonly hash: string }>();
  readonly #span: number;

  /** @param blockTimeMs time from block to block in milliseconds */
  constructor(blockTimeMs: number) {
    this.#span = Math.max(1, Math.ceil(LEAST_TIME_MS / blockTimeMs));
  }

  /** The public key to announce in a block. The same one whenever the same block is built again, and for blocks that share it. */
  announced(block: number): Uint8Array {
    const span = Math.floor(block / this.#span);
    const known = this.#bySpan.get(span);
    if (known !== undefined) return known.key.publicKey;
    const key = ShieldKey.generate();
    this.#bySpan.set(span, { key, hash: toHex(twox128(key.publicKey)) });
    for (const old of this.#bySpan.keys()) {
      if ((span - old) * this.#span < KEPT_BLOCKS + this.#span) break;
      this.#bySpan.delete(old);
    }
    return key.publicKey;
  }

  /** Whether one of these keys was encrypted for. */
  holds(shielded: Shielded): boolean {
    return this.#find(shielded) !== undefined;
  }

  /** The bytes of the transaction inside; `undefined` where it cannot be opened with these keys. */
  open(shielded: Shielded): Uint8Array | undefined {
    return this.#find(shielded)?.open(shielded.encapsulated, shielded.nonce, shielded.sealed);
  }

  #find({ keyHash }: Shielded): ShieldKey | undefined {
    const wanted = toHex(keyHash);
    for (const { key, hash } of this.#bySpan.values()) if (hash === wanted) return key;
    return undefined;
  }
}
