import { blockBytes, concatBytes, readBlock } from "../bytes.ts";
import { StateError } from "../errors.ts";
import type { StateVersion } from "../trie/node.ts";

/** What a database says of itself; one row, rewritten by every commit. */
export interface Meta {
  /** Number of the newest block. */
  readonly head: number;
  /** Its state root, 32 bytes. */
  readonly root: Uint8Array;
  /** Oldest block whose state can be read. */
  readonly oldest: number;
  /** Oldest block whose values can be proved. */
  readonly oldestProof: number;
  /** How often blocks were taken back. */
  readonly generation: number;
  readonly stateVersion: StateVersion;
}

/** Table and key of the row. */
export const META_TABLE = "state.meta";
export const META_KEY: Uint8Array = Uint8Array.of(0);
const LAYOUT = 1;

/** Writes the row. */
export function encodeMeta(meta: Meta): Uint8Array {
  return concatBytes(
    Uint8Array.of(LAYOUT, meta.stateVersion),
    blockBytes(meta.head),
    meta.root,
    blockBytes(meta.oldest),
    blockBytes(meta.oldestProof),
    blockBytes(meta.generation),
  );
}

/** Reads the row. @throws StateError `foreign-database` if another version of this package wrote it */
export function decodeMeta(row: Uint8Array): Meta {
  const stateVersion = row[1];
  if (row.length !== 50 || row[0] !== LAYOUT || (stateVersion !== 0 && stateVersion !== 1))
    throw new StateError(
      "foreign-database",
      `the state has layout ${row[0]} (${row.length} bytes), not ${LAYOUT}; use the version of the node that wrote it, or sync again`,
    );
  return {
    stateVersion,
    head: readBlock(row, 2),
    root: row.slice(6, 38),
    oldest: readBlock(row, 38),
    oldestProof: readBlock(row, 42),
    generation: readBlock(row, 46),
  };
}
