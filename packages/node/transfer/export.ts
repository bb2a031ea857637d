import { once } from "node:events";
import type { Writable } from "node:stream";
import { openStateDb } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { BlockStore, readIdentity } from "../chain/schema.ts";
import { NodeError } from "../errors.ts";
import { encodeBlock } from "./block-stream.ts";
import { encodePair, STATE_END } from "./state-stream.ts";
import { encodeHead } from "./stream-head.ts";

/** What was written. */
export interface Exported {
  /** Blocks, genesis not counted. */
  readonly blocks: number;
  readonly bytes: number;
}

/** What to write. */
export interface ExportOptions {
  /** First and last block; all from the first that is there to the newest where they are left out. */
  readonly from?: number;
  readonly to?: number;
  /** Whether the database is read though parts of it may be missing, which may end this process by a signal. */
  readonly unchecked?: boolean;
  /** Told now and then which block is written. */
  readonly onProgress?: (block: number) => void;
}

/** Writes, waits for who reads, and counts. */
class Output {
  bytes = 0;
  readonly #out: Writable;

  constructor(out: Writable) {
    this.#out = out;
  }

  async write(part: Uint8Array): Promise<void> {
    this.bytes += part.length;
    if (!this.#out.write(part)) await once(this.#out, "drain");
  }
}

/**
 * Writes the blocks of a database as a stream, while a node may run on it. Genesis is not among them: a preset builds it anew.
 * @param path folder of the database
 * @throws NodeError `damaged` where the database holds no chain, `bad-arguments` for blocks before the state with which it began; StateError
 * where it cannot be opened
 */
export async function exportBlocks(path: string, out: Writable, options: ExportOptions = {}): Promise<Exported> {
  const { to = 0xffff_ffff, unchecked = false, onProgress } = options;
  const database = openLmdb({ path, readOnly: true, unchecked });
  try {
    const identity = readIdentity(database);
    if (identity === undefined) throw new NodeError("damaged", `${path} holds no chain`);
    const { base = 0 } = identity;
    const { from = base + 1 } = options;
    if (from <= base)
      throw new NodeError(
        "bad-arguments",
        `the chain in ${path} began with the state of block ${base}, so that block ${from} is not there; the first one is ${base + 1}`,
      );
    const store = new BlockStore(database);
    const output = new Output(out);
    await output.write(encodeHead("waystone-blocks", identity));
    const newest = openStateDb({ backend: database, stateVersion: 1 }).head?.number ?? 0;
    const last = Math.min(to, newest);
    if (!unchecked && (from > to || (from > newest && options.from !== undefined)))
      throw new NodeError(
        "bad-arguments",
        `there are no blocks from ${from} to ${to} in ${path}; the newest one is ${newest}`,
      );
    let number = from;
    for (; number <= last; number++) {
      const block = store.byNumber(number);
      if (block === undefined) throw new NodeError("damaged", `block ${number} of ${newest} is missing in ${path}`);
      await output.write(encodeBlock(block));
      if (number % 1000 === 0) onProgress?.(number);
    }
    return { blocks: number - from, bytes: output.bytes };
  } finally {
    database.close();
  }
}

/** What was written of a state. */
export interface ExportedState {
  /** Number of the block after which it is the state, and its hash. */
  readonly block: number;
  readonly hash: string;
  readonly keys: number;
  readonly bytes: number;
}

/** Which state to write. */
export interface ExportStateOptions {
  /** The block after which it is the state; the newest where it is left out. */
  readonly at?: number;
  /** Told now and then how many keys are written. */
  readonly onProgress?: (keys: number) => void;
}

/**
 * Writes the state after a block, with that block, as a stream, while a node may run on the database. Cost: some 5 µs a key.
 * @param path folder of the database
 * @throws NodeError `damaged` where the database holds no chain; StateError `state-discarded`, `unknown-block`
 */
export async function exportState(
  path: string,
  out: Writable,
  options: ExportStateOptions = {},
): Promise<ExportedState> {
  const database = openLmdb({ path, readOnly: true });
  try {
    const identity = readIdentity(database);
    const state = openStateDb({ backend: database, stateVersion: 1 });
    const number = options.at ?? state.head?.number;
    if (identity === undefined || number === undefined) throw new NodeError("damaged", `${path} holds no chain`);
    const view = state.view(number);
    const block = new BlockStore(database).byNumber(number);
    if (block === undefined) throw new NodeError("damaged", `block ${number} is missing in ${path}`);
    const output = new Output(out);
    await output.write(encodeHead("waystone-state", identity));
    await output.write(encodeBlock(block));
    let keys = 0;
    for (const [key, value] of view.entries(new Uint8Array(0))) {
      await output.write(encodePair(key, value));
      if (++keys % 100_000 === 0) options.onProgress?.(keys);
    }
    await output.write(STATE_END);
    return { block: number, hash: block.hash, keys, bytes: output.bytes };
  } finally {
    database.close();
  }
}
