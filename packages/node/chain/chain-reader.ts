import { callRuntimeApiOn, FrameError, type Runtime, type Store, TransactionInvalid } from "@waystone/frame";
import type { Hash, Header } from "@waystone/primitives";
import { ScaleError, toHex } from "@waystone/scale";
import { type StateDb, StateError, type StateView } from "@waystone/state";
import type { ChainReads, NewBlock, RuntimeVersionInfo, StoredBlock } from "../backend.ts";
import { dryRun } from "../dry-run.ts";
import { NodeError } from "../errors.ts";
import { timeOf } from "../timestamp.ts";
import type { BlockStore } from "./schema.ts";

/** A chain that can be read. */
export interface ReadableChain {
  readonly runtime: Runtime;
  readonly blocks: BlockStore;
  readonly state: StateDb;
  /** The newest block. */
  readonly head: StoredBlock;
  /** The state after the newest block, with values decoded as they are used. */
  readonly headStore: Store;
}

/** Answers what can be asked of a chain. */
export class ChainReader implements ChainReads {
  readonly #chain: ReadableChain;
  readonly #version: RuntimeVersionInfo;

  constructor(chain: ReadableChain) {
    this.#chain = chain;
    this.#version = versionInfo(chain.runtime);
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
    return this.#kept(hash, number => this.#chain.state.view(number));
  }

  changedBy(hash: Hash): readonly Uint8Array[] {
    return this.#kept(hash, number => this.#chain.state.changedBy(number));
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

  #kept<T>(hash: Hash, read: (number: number) => T): T {
    const number = this.#numberOf(hash);
    try {
      return read(number);
    } catch (error) {
      if (error instanceof StateError && error.code === "state-discarded")
        throw new NodeError("state-discarded", `State already discarded for ${hash}`, hash);
      throw error;
    }
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
