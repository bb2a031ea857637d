import type { Runtime } from "@waystone/frame";
import { buildGenesis, composeRuntime, presetByName } from "@waystone/runtime";
import { toHex } from "@waystone/scale";
import { MemoryBackend, openStateDb } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { type Parent, replayBlock } from "./chain/replay.ts";
import { BlockStore, readIdentity } from "./chain/schema.ts";
import { Verdicts } from "./chain/verdicts.ts";
import { NodeError } from "./errors.ts";

/** What a verification found: nothing wrong in so many blocks. */
export interface Verified {
  readonly blocks: number;
  readonly extrinsics: number;
  readonly stateRoot: string;
}

/**
 * Executes a stored chain again, from genesis, and compares every header: state root, extrinsics root, hash.
 * @param path folder of the database, opened for reading
 * @param onProgress told now and then how many blocks are done
 * @throws NodeError `verify-failed` naming the first block that differs, `damaged` where a block is missing
 */
export function verifyChain(path: string, onProgress?: (block: number) => void): Verified {
  const database = openLmdb({ path, readOnly: true });
  try {
    const identity = readIdentity(database);
    if (identity === undefined) throw new NodeError("damaged", `${path} holds no chain`);
    const blockTimeMs = BigInt(identity.blockTimeMs);
    const preset = presetByName(identity.preset);
    const runtime: Runtime = composeRuntime({
      blockTimeMs,
      subtensor: preset.subtensor(blockTimeMs),
      verifier: new Verdicts().verify,
    });
    const genesis = buildGenesis(runtime, preset, blockTimeMs);
    if (genesis.hash !== identity.genesisHash)
      throw new NodeError(
        "verify-failed",
        `this version builds genesis ${genesis.hash} and the database has ${identity.genesisHash}; verify with the version that made it (spec ${identity.specVersion})`,
      );
    const stored = new BlockStore(database);
    const state = openStateDb({ backend: new MemoryBackend(), history: 1, stateVersion: 1 });
    state.commit({ blockNumber: 0, changes: genesis.changes });
    const store = runtime.newStore(state);
    let parent: Parent = { number: 0, hash: genesis.hash };
    let extrinsics = 0;
    for (let number = 1; ; number++) {
      const block = stored.byNumber(number);
      if (block === undefined)
        return { blocks: number - 1, extrinsics, stateRoot: toHex(state.head?.root ?? new Uint8Array(0)) };
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
