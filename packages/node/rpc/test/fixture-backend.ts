import { blake2_256 } from "@waystone/crypto";
import { type Hash, type Header, headerHash } from "@waystone/primitives";
import { struct, toHex, u32, u64, Writer } from "@waystone/scale";
import {
  MemoryBackend,
  openStateDb,
  type StateChange,
  type StateDb,
  StateError,
  type StateView,
} from "@waystone/state";
import type {
  ChainInfo,
  NewBlock,
  NodeBackend,
  RuntimeVersionInfo,
  StoredBlock,
  SubmitRefusal,
  TransactionStatus,
} from "../../backend.ts";
import { NodeError } from "../../errors.ts";

const ZERO: Hash = `0x${"00".repeat(32)}`;
const VERSION: RuntimeVersionInfo = {
  specName: "fixture",
  implName: "fixture",
  authoringVersion: 1,
  specVersion: 425,
  implVersion: 1,
  transactionVersion: 1,
  stateVersion: 1,
  apis: [["0xdf6acb689907609b", 5]],
};
const Fee = struct("", { base: u64, length: u64, weight: u64 });

type Watcher = (status: TransactionStatus) => void;

/** A chain of a few blocks without rules, for tests of what stands before it: state, blocks and pool are real, calls are canned. */
export class FixtureBackend implements NodeBackend {
  readonly info: ChainInfo;
  /** The next submissions are refused with this. */
  refusal: SubmitRefusal | undefined;
  specVersion = VERSION.specVersion;
  readonly #state: StateDb;
  readonly #blocks: StoredBlock[] = [];
  readonly #byHash = new Map<Hash, StoredBlock>();
  readonly #listeners = new Set<(block: NewBlock) => void>();
  readonly #pool = new Map<Hash, { readonly bytes: Uint8Array; readonly watchers: Set<Watcher> }>();

  /** @param genesis pairs of block 0 @param history how many blocks' states are kept */
  constructor(genesis: readonly StateChange[], history: "archive" | number = "archive") {
    this.#state = openStateDb({ backend: new MemoryBackend(), history });
    const { hash } = this.mine(genesis);
    this.info = {
      chainName: "Fixture",
      chainType: "Local",
      implName: "Waystone",
      implVersion: "0.1.0",
      genesisHash: hash,
      ss58Format: 42,
      tokenDecimals: 9,
      tokenSymbol: "TAO",
    };
  }

  /** Number of listeners, so that tests can see that none is left behind. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Number of watchers of transactions. */
  get watchers(): number {
    return [...this.#pool.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
  }

  /** Makes a block with all transactions of the pool and the changes given. */
  mine(changes: readonly StateChange[] = []): StoredBlock {
    const number = this.#blocks.length;
    const root = this.#state.commit({ blockNumber: number, changes });
    const header: Header = {
      parentHash: this.#blocks.at(-1)?.hash ?? ZERO,
      number,
      stateRoot: toHex(root),
      extrinsicsRoot: ZERO,
      digest: { logs: number === 0 ? [] : [{ type: "PreRuntime", value: [bytes("aura"), Uint8Array.of(number)] }] },
    };
    const taken = [...this.#pool];
    this.#pool.clear();
    const block = { hash: headerHash(header), header, extrinsics: taken.map(([, tx]) => tx.bytes) };
    this.#blocks.push(block);
    this.#byHash.set(block.hash, block);
    for (const [index, [, { watchers }]] of taken.entries())
      for (const watcher of watchers) {
        watcher({ type: "inBlock", block: block.hash, index });
        watcher({ type: "finalized", block: block.hash, index });
      }
    for (const listener of [...this.#listeners]) listener(block);
    return block;
  }

  /** Removes a transaction from the pool with a status that ends it. */
  drop(hash: Hash, status: TransactionStatus): void {
    const tx = this.#pool.get(hash);
    this.#pool.delete(hash);
    for (const watcher of tx?.watchers ?? []) watcher(status);
  }

  head(): StoredBlock {
    return this.#at(this.#blocks.length - 1);
  }

  hashOf(number: number): Hash | undefined {
    return this.#blocks[number]?.hash;
  }

  header(hash: Hash): Header | undefined {
    return this.#byHash.get(hash)?.header;
  }

  block(hash: Hash): StoredBlock | undefined {
    return this.#byHash.get(hash);
  }

  state(hash: Hash): StateView {
    const { number } = this.#known(hash);
    try {
      return this.#state.view(number);
    } catch (error) {
      if (error instanceof StateError && error.code === "state-discarded")
        throw new NodeError("state-discarded", error.message, hash);
      throw error;
    }
  }

  changedBy(hash: Hash): readonly Uint8Array[] {
    return this.#state.changedBy(this.#known(hash).number);
  }

  runtimeVersion(hash: Hash): RuntimeVersionInfo {
    this.#known(hash);
    return { ...VERSION, specVersion: this.specVersion };
  }

  metadata(hash: Hash, format: number): Uint8Array | undefined {
    this.#known(hash);
    return Uint8Array.of(...bytes("meta"), format);
  }

  runtimeCall(hash: Hash, method: string, args: Uint8Array): Uint8Array {
    this.state(hash);
    switch (method) {
      case "Fixture_echo":
        return args;
      case "Fixture_big":
        return new Uint8Array(u32.decode(args));
      case "Fixture_bug":
        throw new TypeError("a mistake of the node, with details that are nobody's business");
      case "Fixture_strict":
        throw new NodeError("bad-arguments", "arguments of Fixture_strict do not decode", hash);
      case "TransactionPaymentApi_query_info": {
        const w = new Writer();
        // Weight as two compacts, class Operational, fee.
        w.raw(Uint8Array.of(4 * 10, 4 * 20, 1));
        u64.write(w, BigInt(args.length));
        return w.finish();
      }
      case "TransactionPaymentApi_query_fee_details":
        return Uint8Array.of(1, ...Fee.encode({ base: 10n, length: BigInt(args.length), weight: 3n }));
      default:
        throw new NodeError("unknown-api", `Exported method ${method} is not found`, hash);
    }
  }

  submit(extrinsic: Uint8Array, watcher?: Watcher): ReturnType<NodeBackend["submit"]> {
    if (this.refusal !== undefined) return this.refusal;
    const hash = toHex(blake2_256(extrinsic));
    const watchers = new Set(watcher === undefined ? [] : [watcher]);
    this.#pool.set(hash, { bytes: extrinsic, watchers });
    watcher?.({ type: "ready" });
    return {
      ok: true,
      hash,
      unwatch: () => {
        watchers.clear();
      },
    };
  }

  makeBlock(): Hash {
    return this.mine().hash;
  }

  remove(hash: Hash): boolean {
    return this.#pool.delete(hash);
  }

  dryRun(hash: Hash, extrinsic: Uint8Array): Uint8Array {
    this.#known(hash);
    return Uint8Array.of(0, 0, extrinsic.length);
  }

  pending(): readonly Uint8Array[] {
    return [...this.#pool.values()].map(tx => tx.bytes);
  }

  nextIndex(account: `0x${string}`): number {
    return Number.parseInt(account.slice(2, 4), 16);
  }

  onBlock(listener: (block: NewBlock) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #known(hash: Hash): Header {
    const header = this.header(hash);
    if (header === undefined) throw new NodeError("unknown-block", `there is no block ${hash}`, hash);
    return header;
  }

  #at(number: number): StoredBlock {
    const block = this.#blocks[number];
    if (block === undefined) throw new NodeError("unknown-block", `there is no block ${number}`);
    return block;
  }
}

/** ASCII text as bytes. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
