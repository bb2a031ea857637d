import { toHex } from "@waystone/scale";
import { type Backend, MemoryBackend, openStateDb, type StateChange, StateError } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { knownChain } from "./chain/known-chain.ts";
import { type Parent, replayBlock } from "./chain/replay.ts";
import { BlockStore, readIdentity } from "./chain/schema.ts";
import { NodeError } from "./errors.ts";

/** What a verification found: nothing wrong in so many blocks. */
export interface Verified {
  readonly blocks: number;
  readonly extrinsics: number;
  readonly stateRoot: string;
}

/** The state with which a database began. @throws NodeError `verify-failed` where it is not kept */
function stateAt(database: Backend, block: number): readonly StateChange[] {
  try {
    return [...openStateDb({ backend: database, stateVersion: 1 }).view(block).entries(new Uint8Array(0))];
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    throw new NodeError(
      "verify-failed",
      `this chain began with the state of block ${block}, and its states are kept from a later block on (--state-pruning): import the file of that state and the blocks after it into another folder, and verify that one`,
    );
  }
}

/**
 * Executes a stored chain again from genesis, or from the state with which it began, and compares every header: state root, extrinsics root, hash.
 * @param path folder of the database, opened for reading
 * @param onProgress told now and then how many blocks are done
 * @throws NodeError `verify-failed` naming the first block that differs, `damaged` where a block is missing
 */
export function verifyChain(path: string, onProgress?: (block: number) => void): Verified {
  const database = openLmdb({ path, readOnly: true });
  try {
    const identity = readIdentity(database);
    if (identity === undefined) throw new NodeError("damaged", `${path} holds no chain`);
    const { runtime, genesis } = knownChain(identity);
    const stored = new BlockStore(database);
    const newest = openStateDb({ backend: database, stateVersion: 1 }).head?.number ?? 0;
    const state = openStateDb({ backend: new MemoryBackend(), history: 1, stateVersion: 1 });
    const base = identity.base ?? 0;
    const first = base === 0 ? genesis : stored.byNumber(base);
    if (first === undefined) throw new NodeError("damaged", `block ${base} is missing in ${path}`);
    const root = state.commit({ blockNumber: base, changes: base === 0 ? genesis.changes : stateAt(database, base) });
    if (toHex(root) !== first.header.stateRoot)
      throw new NodeError(
        "verify-failed",
        `block ${base}: the state with which the database began has root ${toHex(root)}, and its header says ${first.header.stateRoot}`,
        first.hash,
      );
    const store = runtime.newStore(state);
    let parent: Parent = { number: base, hash: first.hash };
    let extrinsics = 0;
    for (let number = base + 1; ; number++) {
      const block = stored.byNumber(number);
      if (block === undefined && number <= newest)
        throw new NodeError(
          "damaged",
          `block ${number} of ${newest} is missing in ${path}; the ones before it are good. What can be read is saved by waystone node repair`,
        );
      if (block === undefined)
        return { blocks: number - 1 - base, extrinsics, stateRoot: toHex(state.head?.root ?? new Uint8Array(0)) };
      const staged = replayBlock(runtime, store, state, parent, block);
      state.commit({ blockNumber: number, changes: staged });
      store.settle(state);
      parent = { number, hash: block.hash };
      extrinsics += block.extrinsics.length;
      if (number % 500 === 0) onProgress?.(number);
    }
  } finally {
    database.close();
  }
}
