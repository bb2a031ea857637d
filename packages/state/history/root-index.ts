import type { Backend, Table, Write } from "../backend.ts";
import { blockBytes, equalBytes, readBlock } from "../bytes.ts";

/** State root of each block whose state is kept, and the block of each root; of equal roots the newest block. */
export class RootIndex {
  #roots: Table;
  #blocks: Table;

  constructor(backend: Backend) {
    this.#roots = backend.table("state.roots");
    this.#blocks = backend.table("state.blocks");
  }

  /** State root after a block, 32 bytes. */
  rootOf(block: number): Uint8Array | undefined {
    return this.#roots.get(blockBytes(block));
  }

  /** Number of the block with this state root. */
  numberOf(root: Uint8Array): number | undefined {
    const row = root.length === 32 ? this.#blocks.get(root) : undefined;
    return row && readBlock(row, 0);
  }

  /** Writes that enter a block. */
  record(block: number, root: Uint8Array): Write[] {
    const key = blockBytes(block);
    return [
      { table: this.#roots.name, key, value: root },
      { table: this.#blocks.name, key: root, value: key },
    ];
  }

  /** Writes that take a block out; `stays` is a root whose entry is written in the same batch. */
  forget(block: number, stays: Uint8Array): Write[] {
    const key = blockBytes(block);
    const writes: Write[] = [{ table: this.#roots.name, key, value: undefined }];
    const root = this.#roots.get(key);
    if (root !== undefined && !equalBytes(root, stays) && this.numberOf(root) === block)
      writes.push({ table: this.#blocks.name, key: root, value: undefined });
    return writes;
  }
}
