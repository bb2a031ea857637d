import { twox128 } from "@waystone/crypto";
import { ShieldKey } from "@waystone/crypto/shield";
import type { Shielded } from "@waystone/pallet-mev-shield";
import { toHex } from "@waystone/scale";

/**
 * Blocks whose keys are kept. A key is for users from one block after its announcement, and what they encrypt may wait for the 8
 * blocks of its era; an author of many takes turns, so this is twice as much.
 */
const KEPT = 24;

/**
 * The keys that this author has announced, newest last. They live in memory alone: who takes the machine later cannot read
 * what users encrypted, and after a restart they encrypt anew within three blocks.
 */
export class ShieldKeys {
  readonly #byBlock = new Map<number, { readonly key: ShieldKey; readonly hash: string }>();

  /** The public key to announce in a block. The same one whenever the same block is built again. */
  announced(block: number): Uint8Array {
    const known = this.#byBlock.get(block);
    if (known !== undefined) return known.key.publicKey;
    const key = ShieldKey.generate();
    this.#byBlock.set(block, { key, hash: toHex(twox128(key.publicKey)) });
    for (const old of this.#byBlock.keys()) {
      if (this.#byBlock.size <= KEPT) break;
      this.#byBlock.delete(old);
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
    for (const { key, hash } of this.#byBlock.values()) if (hash === wanted) return key;
    return undefined;
  }
}
