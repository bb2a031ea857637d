import { executeBlock, FrameError, type Runtime, type Store } from "@waystone/frame";
import type { Hash } from "@waystone/primitives";
import { ScaleError, toHex } from "@waystone/scale";
import type { StagedChanges, StateDb } from "@waystone/state";
import type { StoredBlock } from "../backend.ts";
import { NodeError } from "../errors.ts";

/** The block on top of which another one is executed. */
export interface Parent {
  readonly number: number;
  readonly hash: Hash;
}

/**
 * Executes a block that was made before, on top of its parent's state, and compares all that its header says. Nothing is committed.
 * @param store the state of the parent; afterwards that of the block
 * @throws NodeError `verify-failed` naming the block and what differs
 */
export function replayBlock(
  runtime: Runtime,
  store: Store,
  state: StateDb,
  parent: Parent,
  block: StoredBlock,
): StagedChanges {
  const { header, hash } = block;
  const wrong = (why: string): NodeError => new NodeError("verify-failed", `block ${header.number}: ${why}`, hash);
  if (header.number !== parent.number + 1) throw wrong(`it comes after block ${parent.number}`);
  if (header.parentHash !== parent.hash)
    throw wrong(`it says its parent is ${header.parentHash}, and block ${parent.number} has hash ${parent.hash}`);
  const start = { number: header.number, parentHash: parent.hash, digest: header.digest };
  const end = (() => {
    try {
      return executeBlock(runtime, store, start, block.extrinsics);
    } catch (error) {
      if (error instanceof FrameError || error instanceof ScaleError) throw wrong(error.message);
      throw error;
    }
  })();
  const staged = state.stage(store.changes());
  const root = toHex(staged.root);
  if (root !== header.stateRoot)
    throw wrong(`executing it gives state root ${root}, and its header says ${header.stateRoot}`);
  if (end.extrinsicsRoot !== header.extrinsicsRoot)
    throw wrong(`its extrinsics have root ${end.extrinsicsRoot}, and its header says ${header.extrinsicsRoot}`);
  return staged;
}
