import { blake2_256 } from "@waystone/crypto";
import { BlockExecution, type Runtime, type Store, tryState } from "@waystone/frame";
import { type Hash, type Header, headerHash } from "@waystone/primitives";
import type { Genesis } from "@waystone/runtime";
import { preRuntimeDigest } from "@waystone/runtime";
import { toHex } from "@waystone/scale";
import { type Backend, openStateDb, type StagedChanges, type StateDb } from "@waystone/state";
import { type Choice, fillBlock } from "../author/block-body.ts";
import type { ShieldKeys } from "../author/shield.ts";
import type { StoredBlock } from "../backend.ts";
import { NodeError } from "../errors.ts";
import { replayBlock } from "./replay.ts";
import { BlockStore, blockRows, type ChainIdentity, identityRows, readIdentity } from "./schema.ts";

/** How to open a chain. */
export interface ChainOptions {
  readonly runtime: Runtime;
  readonly backend: Backend;
  readonly genesis: Genesis;
  readonly identity: Omit<ChainIdentity, "genesisHash" | "base">;
  readonly blockTimeMs: bigint;
  /** States that can be read: of all blocks, or of the last so many. */
  readonly history: "archive" | number;
  /** Keys that open what users encrypt for the author of blocks; without them a chain announces none. */
  readonly shield?: ShieldKeys;
  /** Whether to check all invariants after each block: some milliseconds each, more for large chains. */
  readonly checkInvariants?: boolean;
}

/** States that are kept: two at least, since what the newest block changed is what those who watch keys are told. */
function historyOf(asked: "archive" | number): "archive" | number {
  return asked === "archive" ? asked : Math.max(2, asked);
}

/** A block that was executed and is not committed. */
export interface Candidate {
  readonly block: StoredBlock;
  readonly staged: StagedChanges;
  /** How many of its extrinsics the author put there by itself. */
  readonly inherents: number;
  /** Transactions that turned out not to be valid, by hash. */
  readonly rejected: readonly Hash[];
  /** Transactions that were opened and did not fit. */
  readonly left: readonly Uint8Array[];
}

/**
 * A chain on disk and the one state on top of which blocks are made: the only place where runtime, state and blocks meet.
 *
 * One candidate at a time: it stands in a layer of the store, which is kept by `commit` and dropped by `discard`.
 */
export class Chain {
  readonly runtime: Runtime;
  readonly blocks: BlockStore;
  readonly state: StateDb;
  readonly genesisHash: Hash;
  /** The block with whose state the database began, 0 for genesis. Those between genesis and that are not there. */
  readonly base: number;
  readonly #store: Store;
  readonly #blockTimeMs: bigint;
  readonly #checkInvariants: boolean;
  #head: StoredBlock;
  #candidate: Candidate | undefined;
  readonly #shield: ShieldKeys | undefined;
  #left: readonly Uint8Array[] = [];

  /** Opens the chain in a backend, or writes its genesis into an empty one. @throws NodeError `foreign-chain`, `damaged` */
  constructor(options: ChainOptions) {
    const { runtime, backend, genesis } = options;
    this.runtime = runtime;
    this.#blockTimeMs = options.blockTimeMs;
    this.#checkInvariants = options.checkInvariants ?? false;
    this.#shield = options.shield;
    this.blocks = new BlockStore(backend);
    this.state = openStateDb({ backend, history: historyOf(options.history), stateVersion: 1 });
    this.genesisHash = genesis.hash;
    const identity = readIdentity(backend);
    if (identity === undefined) this.#writeGenesis(options);
    else if (identity.genesisHash !== genesis.hash)
      throw new NodeError(
        "foreign-chain",
        `the database holds another chain (preset ${identity.preset}, block time ${identity.blockTimeMs} ms, spec version ${identity.specVersion}, genesis ${identity.genesisHash}) than the one asked for (genesis ${genesis.hash}); ask for that one, or choose another --base-path`,
      );
    this.base = identity?.base ?? 0;
    const head = this.state.head;
    const block = head === undefined ? undefined : this.blocks.byNumber(head.number);
    if (block === undefined || block.header.stateRoot !== toHex(head?.root ?? new Uint8Array(0)))
      throw new NodeError(
        "damaged",
        `the newest state (block ${head?.number ?? "none"}) has no block that names its root; restore a backup`,
      );
    this.#head = block;
    this.#store = runtime.newStore(this.state);
  }

  /** The newest block. */
  get head(): StoredBlock {
    return this.#head;
  }

  /** The state after the newest block, with values decoded as they are used. Only for reading, in a layer that is dropped. */
  get headStore(): Store {
    return this.#store;
  }

  /**
   * Executes a new block from the transactions that fit, in order. Nothing is committed.
   * @param timeMs time of the block in milliseconds since 1970
   * @param maxBytes most bytes of all its extrinsics together
   */
  build(timeMs: number, choices: Iterable<Choice>, maxBytes = Number.POSITIVE_INFINITY): Candidate {
    const now = BigInt(Math.floor(timeMs));
    const parent = this.#head;
    const number = parent.header.number + 1;
    return this.#execute(number, () => {
      const start = { number, parentHash: parent.hash, digest: preDigest(now, this.#blockTimeMs) };
      const execution = new BlockExecution(this.runtime, this.#store, start);
      const body = fillBlock(execution, this.#left, { now, number, choices, maxBytes, shield: this.#shield });
      const end = execution.finalize();
      const staged = this.state.stage(this.#store.changes());
      const header: Header = {
        parentHash: parent.hash,
        number,
        stateRoot: toHex(staged.root),
        extrinsicsRoot: end.extrinsicsRoot,
        digest: end.digest,
      };
      const block = { hash: headerHash(header), header, extrinsics: body.extrinsics };
      return { block, staged, inherents: body.inherents, rejected: body.rejected, left: body.left };
    });
  }

  /** Makes the candidate durable and the new head. @throws StateError where it cannot be stored, as on a full disk; it is dropped then */
  commit(): StoredBlock {
    const candidate = this.#take();
    const { block, staged, left } = candidate;
    try {
      this.state.commit({ blockNumber: block.header.number, changes: staged, extra: blockRows(block) });
    } catch (error) {
      this.#store.drop();
      throw error;
    }
    this.#store.keep();
    this.#store.settle(this.state);
    this.#head = block;
    this.#left = left;
    return block;
  }

  /**
   * Takes a block that was made before, if executing it gives what it says. On the disk when this returns.
   * @throws NodeError `verify-failed`; nothing is changed then
   */
  append(block: StoredBlock): void {
    const { header, hash } = this.#head;
    this.#execute(block.header.number, () => {
      const staged = replayBlock(this.runtime, this.#store, this.state, { number: header.number, hash }, block);
      return { block, staged, inherents: 0, rejected: [], left: this.#left };
    });
    this.commit();
  }

  /** Drops the candidate. */
  discard(): void {
    this.#take();
    this.#store.drop();
  }

  /** Makes a candidate in a layer of its own, in place of the one that there was; of what fails nothing stays. */
  #execute(number: number, work: () => Candidate): Candidate {
    if (this.#candidate !== undefined) this.discard();
    this.#store.begin();
    try {
      const candidate = work();
      this.#check(number);
      this.#candidate = candidate;
      return candidate;
    } catch (error) {
      this.#store.drop();
      throw error;
    }
  }

  #take(): Candidate {
    const candidate = this.#candidate;
    if (candidate === undefined) throw new NodeError("verify-failed", "there is no block to commit; build one first");
    this.#candidate = undefined;
    return candidate;
  }

  #check(number: number): void {
    if (!this.#checkInvariants) return;
    const broken = tryState(this.runtime, this.#store);
    if (broken.length > 0)
      throw new NodeError(
        "verify-failed",
        `after block ${number} these invariants do not hold: ${broken.slice(0, 5).join("; ")}`,
      );
  }

  #writeGenesis({ genesis, identity }: ChainOptions): void {
    const block: StoredBlock = { hash: genesis.hash, header: genesis.header, extrinsics: [] };
    const root = this.state.commit({
      blockNumber: 0,
      changes: genesis.changes,
      extra: [...blockRows(block), ...identityRows({ ...identity, genesisHash: genesis.hash })],
    });
    if (toHex(root) !== genesis.header.stateRoot)
      throw new NodeError(
        "damaged",
        `the genesis state has root ${toHex(root)} and its header says ${genesis.header.stateRoot}`,
      );
  }
}

function preDigest(now: bigint, blockTimeMs: bigint): Header["digest"] {
  return { logs: [preRuntimeDigest(now / blockTimeMs)] };
}

/** Hash by which a transaction is known: BLAKE2b-256 of its bytes. */
export function transactionHash(bytes: Uint8Array): Hash {
  return toHex(blake2_256(bytes));
}
