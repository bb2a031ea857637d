import {
  callRuntimeApiOn,
  FrameError,
  parseExtrinsic,
  type Runtime,
  TransactionInvalid,
  validateTransaction,
} from "@waystone/frame";
import { AccountId, type Hash, type Header } from "@waystone/primitives";
import { ScaleError, toHex } from "@waystone/scale";
import { StateError, type StateView } from "@waystone/state";
import type { ChainInfo, NewBlock, NodeBackend, RuntimeVersionInfo, StoredBlock, Unsubscribe } from "./backend.ts";
import type { Chain } from "./chain/chain.ts";
import { dryRun } from "./dry-run.ts";
import { NodeError } from "./errors.ts";
import type { TransactionPool } from "./pool/pool.ts";
import { badFormat, refusalOf } from "./pool/refusals.ts";
import type { Validation } from "./pool/types.ts";
import { timeOf } from "./timestamp.ts";

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
export class ChainBackend implements NodeBackend {
  readonly info: ChainInfo;
  readonly #chain: Chain;
  readonly #pool: TransactionPool;
  readonly #listeners = new Set<(block: NewBlock) => void>();
  readonly #version: RuntimeVersionInfo;
  readonly #engine: BlockMaker;

  constructor(chain: Chain, pool: TransactionPool, info: ChainInfo, engine: BlockMaker) {
    this.#chain = chain;
    this.#pool = pool;
    this.info = info;
    this.#engine = engine;
    this.#version = versionInfo(chain.runtime);
  }

  /** Tells all listeners of a block. */
  announce(block: StoredBlock): void {
    for (const listener of [...this.#listeners]) listener({ hash: block.hash, header: block.header });
  }

  makeBlock(): Hash {
    this.#engine.produceBlock();
    return this.#chain.head.hash;
  }

  head(): NewBlock {
    const { hash, header } = this.#chain.head;
    return { hash, header };
  }

  hashOf(number: number): Hash | undefined {
    if (number > this.#chain.head.header.number) return undefined;
    return this.#chain.blocks.byNumber(number)?.hash;
  }

  header(hash: Hash): Header | undefined {
    return this.block(hash)?.header;
  }

  block(hash: Hash): StoredBlock | undefined {
    return hash === this.#chain.head.hash ? this.#chain.head : this.#chain.blocks.byHash(hash);
  }

  state(hash: Hash): StateView {
    const number = this.#numberOf(hash);
    try {
      return this.#chain.state.view(number);
    } catch (error) {
      if (error instanceof StateError && error.code === "state-discarded")
        throw new NodeError("state-discarded", `State already discarded for ${hash}`, hash);
      throw error;
    }
  }

  runtimeVersion(hash: Hash): RuntimeVersionInfo {
    this.#numberOf(hash);
    return this.#version;
  }

  metadata(hash: Hash, format: number): Uint8Array | undefined {
    this.#numberOf(hash);
    return this.#chain.runtime.metadata(format);
  }

  runtimeCall(hash: Hash, method: string, args: Uint8Array): Uint8Array {
    // The head's store has its values decoded already; what a call writes is dropped either way.
    const { runtime } = this.#chain;
    const store = hash === this.#chain.head.hash ? this.#chain.headStore : runtime.newStore(this.state(hash));
    try {
      return callRuntimeApiOn(runtime, store, method, args);
    } catch (error) {
      if (error instanceof FrameError && error.code === "unknown-api")
        throw new NodeError("unknown-api", error.message, hash);
      if (error instanceof ScaleError || error instanceof TransactionInvalid)
        throw new NodeError("bad-arguments", `arguments of ${method} do not decode: ${error.message}`, hash);
      throw error;
    }
  }

  submit(...[extrinsic, watcher]: Parameters<NodeBackend["submit"]>): ReturnType<NodeBackend["submit"]> {
    const result = this.#pool.submit(extrinsic, watcher);
    if (result.ok) this.#engine.notifyTransaction();
    return result;
  }

  remove(hash: Hash): boolean {
    return this.#pool.reject(hash);
  }

  dryRun(hash: Hash, extrinsic: Uint8Array): Uint8Array {
    const { runtime } = this.#chain;
    const state = this.state(hash);
    const parent = { number: this.#numberOf(hash), hash, timeMs: timeOf(state) ?? 0n };
    try {
      return dryRun(runtime, runtime.newStore(state), parent, extrinsic);
    } catch (error) {
      if (error instanceof ScaleError)
        throw new NodeError("bad-arguments", `the bytes are no extrinsic: ${error.message}`, hash);
      throw error;
    }
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

  #numberOf(hash: Hash): number {
    const { head } = this.#chain;
    const number = hash === head.hash ? head.header.number : this.#chain.blocks.numberOf(hash);
    if (number === undefined) throw new NodeError("unknown-block", `there is no block ${hash} on this chain`, hash);
    return number;
  }
}

function versionInfo({ version, apis }: Runtime): RuntimeVersionInfo {
  return { ...version, apis: apis.map(({ id, version: v }) => [toHex(id), v] as const) };
}
