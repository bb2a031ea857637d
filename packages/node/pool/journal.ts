import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { NodeError } from "../errors.ts";

/** A journal that is smaller than this is not written anew. */
const SMALL = 4 * 1024 * 1024;
/** Times that the journal may be longer than what is still in the pool. */
const SLACK = 4;
/** Longest journal that is read; the pool holds less, and what is written beyond that is no longer in it. */
const MOST = 256 * 1024 * 1024;
const PREFIX = 4;

/**
 * Transactions of the pool on disk, so that they are there again after a restart or a crash of the process: each, with its length,
 * behind the others as it is taken. Written without waiting for the disk: after a power cut the newest may be missing, as they would
 * be from the pools of other nodes. Which are valid is found out when they are submitted again.
 *
 * Cost: one write of some 10 µs a transaction.
 */
export class PoolJournal {
  readonly #path: string;
  #file: number;
  #bytes = 0;

  /** @param path the file; made if absent @throws NodeError `bad-base-path` */
  constructor(path: string) {
    this.#path = path;
    this.#file = this.#guard(() => openSync(path, "a", 0o600));
    this.#bytes = fstatSync(this.#file).size;
  }

  /**
   * The transactions that a journal holds, oldest first. What was not written to its end is passed over.
   * @throws NodeError `bad-base-path` where the file cannot be read
   */
  static read(path: string): readonly Uint8Array[] {
    if (!existsSync(path)) return [];
    try {
      if (statSync(path).size > MOST) return [];
      return [...entries(readFileSync(path))];
    } catch (error) {
      throw unusable(path, error);
    }
  }

  /** Writes a transaction that the pool took. */
  add(bytes: Uint8Array): void {
    const entry = entryOf(bytes);
    this.#guard(() => writeSync(this.#file, entry));
    this.#bytes += entry.length;
  }

  /** Forgets what is no longer in the pool, where that is most of the journal. */
  settle(pool: { readonly bytes: number; everything(): Iterable<{ readonly bytes: Uint8Array }> }): void {
    if (this.#bytes === 0) return;
    if (pool.bytes === 0) {
      this.#guard(() => ftruncateSync(this.#file, 0));
      this.#bytes = 0;
    } else if (this.#bytes > SMALL && this.#bytes > SLACK * pool.bytes) this.rewrite(pool.everything());
  }

  /** Writes the journal anew, with these transactions. The old one is there until the new one is whole. */
  rewrite(live: Iterable<{ readonly bytes: Uint8Array }>): void {
    this.#guard(() => {
      const fresh = `${this.#path}.new`;
      const file = openSync(fresh, "w", 0o600);
      this.#bytes = 0;
      for (const { bytes } of live) this.#bytes += writeSync(file, entryOf(bytes));
      closeSync(file);
      renameSync(fresh, this.#path);
      closeSync(this.#file);
      this.#file = openSync(this.#path, "a", 0o600);
    });
  }

  close(): void {
    closeSync(this.#file);
  }

  #guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw unusable(this.#path, error);
    }
  }
}

function entryOf(bytes: Uint8Array): Uint8Array {
  const entry = new Uint8Array(PREFIX + bytes.length);
  new DataView(entry.buffer).setUint32(0, bytes.length);
  entry.set(bytes, PREFIX);
  return entry;
}

function* entries(all: Buffer): Generator<Uint8Array> {
  for (let at = 0; at + PREFIX <= all.length; ) {
    const length = all.readUInt32BE(at);
    const end = at + PREFIX + length;
    // No transaction is empty: this is a hole, such as a power cut leaves.
    if (length === 0 || end > all.length) return;
    yield Uint8Array.from(all.subarray(at + PREFIX, end));
    at = end;
  }
}

function unusable(path: string, error: unknown): NodeError {
  const why = error instanceof Error ? error.message : String(error);
  return new NodeError("bad-base-path", `${path} cannot be used: ${why}; check free space and permissions there`);
}
