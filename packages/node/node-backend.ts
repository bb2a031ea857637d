import { parseExtrinsic, TransactionInvalid, validateTransaction } from "@waystone/frame";
import { AccountId, type Hash } from "@waystone/primitives";
import { ScaleError } from "@waystone/scale";
import type { ChainInfo, NewBlock, NodeBackend, StoredBlock, Unsubscribe } from "./backend.ts";
import type { Chain } from "./chain/chain.ts";
import { ChainReader } from "./chain/chain-reader.ts";
import type { TransactionPool } from "./pool/pool.ts";
import { badFormat, refusalOf } from "./pool/refusals.ts";
import type { Validation } from "./pool/types.ts";

/** Checks a transaction on top of the newest block. */
export function validateOnHead(chain: Chain, bytes: Uint8Array): Validation {
  const { hash, header } = chain.head;
  try {
    const validity = validateTransaction(chain.runtime, chain.headStore, bytes, { number: header.number, hash });
    const { signed } = parseExtrinsic(chain.runtime, bytes);
    if (signed?.address.type !== "Id") return { ...badFormat("the sender is not an account"), ban: true };
    return { ok: true, validity, sender: signed.address.value };
  } catch (error) {
    if (error instanceof ScaleError) return { ...badFormat(error.message), ban: true };
    if (!(error instanceof TransactionInvalid)) throw error;
    // A transaction that comes too early, or whose sender cannot pay, may be fine later.
    return { ...refusalOf(error), ban: error.invalid === "BadProof" || error.invalid === "Call" };
  }
}

/** What a backend asks of the engine. */
export interface BlockMaker {
  /** Makes a block now. */
  produceBlock(): unknown;
  /** Told that the pool took a transaction. */
  notifyTransaction(): void;
}

/** What the JSON-RPC methods ask, answered by a chain and its pool. */
export class ChainBackend extends ChainReader implements NodeBackend {
  readonly info: ChainInfo;
  readonly #chain: Chain;
  readonly #pool: TransactionPool;
  readonly #listeners = new Set<(block: NewBlock) => void>();
  readonly #engine: BlockMaker;

  constructor(chain: Chain, pool: TransactionPool, info: ChainInfo, engine: BlockMaker) {
    super(chain);
    this.#chain = chain;
    this.#pool = pool;
    this.info = info;
    this.#engine = engine;
  }

  /** Tells all listeners of a block. */
  announce(block: StoredBlock): void {
    for (const listener of [...this.#listeners]) listener({ hash: block.hash, header: block.header });
  }

  makeBlock(): Hash {
    this.#engine.produceBlock();
    return this.#chain.head.hash;
  }

  submit(...[extrinsic, watcher]: Parameters<NodeBackend["submit"]>): ReturnType<NodeBackend["submit"]> {
    const result = this.#pool.submit(extrinsic, watcher);
    if (result.ok) this.#engine.notifyTransaction();
    return result;
  }

  remove(hash: Hash): boolean {
    return this.#pool.reject(hash);
  }

  pending(): readonly Uint8Array[] {
    return Array.from(this.#pool.everything(), tx => tx.bytes);
  }

  nextIndex(account: `0x${string}`): number {
    return this.#pool.pendingNonce(AccountId.from(account));
  }

  onBlock(listener: (block: NewBlock) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
