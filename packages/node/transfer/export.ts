import { once } from "node:events";
import type { Writable } from "node:stream";
import { openLmdb } from "@waystone/state/lmdb";
import { BlockStore, readIdentity } from "../chain/schema.ts";
import { NodeError } from "../errors.ts";
import { encodeBlock, encodeHead } from "./block-stream.ts";

/** What was written. */
export interface Exported {
  /** Blocks, genesis not counted. */
  readonly blocks: number;
  readonly bytes: number;
}

/** What to write. */
export interface ExportOptions {
  /** First and last block; all from 1 to the newest where they are left out. */
  readonly from?: number;
  readonly to?: number;
  /** Whether the database is read though parts of it may be missing, which may end this process by a signal. */
  readonly unchecked?: boolean;
  /** Told now and then which block is written. */
  readonly onProgress?: (block: number) => void;
}

/**
 * Writes the blocks of a database as a stream, while a node may run on it. Genesis is not among them: a preset builds it anew.
 * @param path folder of the database
 * @throws NodeError `damaged` where a block is missing, StateError where the database cannot be opened
 */
export async function exportBlocks(path: string, out: Writable, options: ExportOptions = {}): Promise<Exported> {
  const { from = 1, to = 0xffff_ffff, unchecked = false, onProgress } = options;
  const database = openLmdb({ path, readOnly: true, unchecked });
  try {
    const identity = readIdentity(database);
    if (identity === undefined) throw new NodeError("damaged", `${path} holds no chain`);
    const store = new BlockStore(database);
    let bytes = 0;
    const write = async (part: Uint8Array): Promise<void> => {
      bytes += part.length;
      if (!out.write(part)) await once(out, "drain");
    };
    await write(encodeHead(identity));
    let number = from;
    for (; number <= to; number++) {
      const block = store.byNumber(number);
      if (block === undefined) break;
      await write(encodeBlock(block));
      if (number % 1000 === 0) onProgress?.(number);
    }
    return { blocks: number - from, bytes };
  } finally {
    database.close();
  }
}
