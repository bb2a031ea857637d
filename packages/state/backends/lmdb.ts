import { type Database, open, type RootDatabase } from "lmdb";
import { type Backend, checkTableKey, type RangeOptions, type Row, type Table, type Write } from "../backend.ts";
import { StateError } from "../errors.ts";
import { checkDataFile } from "./lmdb-file.ts";
import { lockFolder, type ProcessLock } from "./process-lock.ts";

export { DATA_FILE, type DataFileSize, dataFileSize } from "./lmdb-file.ts";
export { lockFolder, type ProcessLock } from "./process-lock.ts";

/** How to open an LMDB database. */
export interface LmdbOptions {
  /** Folder of the database; made if absent, unless `readOnly`. */
  readonly path: string;
  /** Open beside the writer, in another process. {@link Backend.refresh} brings later commits into view. */
  readonly readOnly?: boolean;
  /** Whether a commit waits for the disk: true unless said otherwise. Without it a power cut may destroy the database. */
  readonly durable?: boolean;
  /** Whether the file is opened though parts of it may be missing. Reading what is missing ends the process by a signal. */
  readonly unchecked?: boolean;
}

type Binary = Database<Uint8Array, Uint8Array>;

const BINARY = { encoding: "binary", keyEncoding: "binary" } as const;
/** Table that marks the database as ours, and under which key. */
const MARK_TABLE = "waystone";
const MARK_KEY = Uint8Array.of(1);
const MARK_VERSION = 1;
const MAX_TABLES = 64;

/**
 * Opens an LMDB database as a {@link Backend}: the store of a real node.
 *
 * The file and its mapping grow by themselves. One process may write, any number of processes may read.
 * Cost: a read 2–3 µs, a row of a range 1.6 µs, a commit two disk flushes and 10–15 µs a row.
 * @throws StateError `locked` if another process writes here, `not-found` (reading only), `foreign-database`, `damaged`
 */
export function openLmdb(options: LmdbOptions): Backend {
  const readOnly = options.readOnly ?? false;
  const lock = readOnly ? undefined : lockFolder(options.path);
  try {
    if (options.unchecked !== true && !checkDataFile(options.path) && readOnly)
      throw new StateError(
        "not-found",
        `there is no database in ${options.path}; start the node on this folder first, or check the path`,
        { path: options.path },
      );
    return new LmdbBackend(options.path, readOnly, options.durable ?? true, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

class LmdbBackend implements Backend {
  readonly readOnly: boolean;
  #path: string;
  #root: RootDatabase<Uint8Array, Uint8Array>;
  #tables = new Map<string, Binary>();
  #lock: ProcessLock | undefined;
  #closed = false;

  constructor(path: string, readOnly: boolean, durable: boolean, lock: ProcessLock | undefined) {
    this.#path = path;
    this.readOnly = readOnly;
    this.#lock = lock;
    // Overlapping sync would let a commit be seen before it is on the disk. A synchronous one never is, but nothing here may depend on that.
    const durability = readOnly ? {} : { overlappingSync: false, noSync: !durable };
    this.#root = this.#guard("open", () =>
      open({ path, readOnly, noSubdir: false, maxDbs: MAX_TABLES, ...BINARY, ...durability }),
    );
    try {
      this.#checkMark();
    } catch (error) {
      void this.#root.close();
      throw error;
    }
  }

  table(name: string): Table {
    return {
      name,
      get: key => this.#get(name, key),
      range: (gte, lt, options) => this.#range(name, gte, lt, options),
    };
  }

  commit(writes: readonly Write[]): void {
    this.#checkOpen();
    if (this.readOnly)
      throw new StateError(
        "read-only",
        `${this.#path} was opened for reading only; write through the node's main thread`,
        {
          path: this.#path,
        },
      );
    for (const { table, key } of writes) {
      checkTableKey(table, key);
      this.#open(table);
    }
    this.#guard("write", () =>
      this.#root.transactionSync(() => {
        for (const { table, key, value } of writes) {
          if (value === undefined) this.#tables.get(table)?.removeSync(key);
          else this.#tables.get(table)?.putSync(key, value);
        }
      }),
    );
  }

  refresh(): void {
    this.#checkOpen();
    this.#root.resetReadTxn();
    if (this.readOnly) this.#openAll();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // Nothing is pending, so this is done when it returns; the promise is for asynchronous writes, which are never used.
    void this.#root.close();
    this.#lock?.release();
  }

  #get(name: string, key: Uint8Array): Uint8Array | undefined {
    checkTableKey(name, key);
    const found = this.#open(name)?.getBinary(key);
    return found === undefined ? undefined : plain(found);
  }

  *#range(
    name: string,
    gte: Uint8Array | undefined,
    lt: Uint8Array | undefined,
    options: RangeOptions = {},
  ): Generator<Row> {
    const table = this.#open(name);
    if (table === undefined || options.limit === 0) return;
    const limit = options.limit === undefined ? {} : { limit: options.limit };
    // LMDB's bounds are start and end of the walk: backwards the upper one comes first, and which side is inclusive turns over.
    const range =
      options.reverse === true
        ? { ...limit, reverse: true, exclusiveStart: true, inclusiveEnd: true, ...bounds(lt, gte) }
        : { ...limit, ...bounds(gte, lt) };
    for (const { key, value } of table.getRange(range)) yield [plain(key), plain(value)];
  }

  #open(name: string): Binary | undefined {
    this.#checkOpen();
    const known = this.#tables.get(name);
    if (known !== undefined || this.readOnly) return known;
    const opened = this.#guard("open", () => this.#root.openDB({ name, ...BINARY }));
    this.#tables.set(name, opened);
    return opened;
  }

  #checkOpen(): void {
    if (this.#closed)
      throw new StateError("closed", `the database ${this.#path} was closed; open it again`, { path: this.#path });
  }

  #checkMark(): void {
    const isNew = this.#guard("open", () => this.#root.getKeysCount({ limit: 1 })) === 0;
    if (isNew && !this.readOnly)
      this.commit([{ table: MARK_TABLE, key: MARK_KEY, value: Uint8Array.of(MARK_VERSION) }]);
    if (this.readOnly) this.#openAll();
    const mark =
      isNew || this.#guard("open", () => this.#names()).includes(MARK_TABLE)
        ? this.#get(MARK_TABLE, MARK_KEY)
        : undefined;
    if (mark?.[0] === MARK_VERSION) return;
    const what = mark === undefined ? "it lacks this node's mark" : `it has layout ${mark[0]}, not ${MARK_VERSION}`;
    throw new StateError(
      "foreign-database",
      `the LMDB database in ${this.#path} was not made by this version of the node: ${what}; choose another data folder`,
      { path: this.#path },
    );
  }

  /**
   * Opens the tables that there are. For a reader, all of them before anything is read: the library begins a new view of the database
   * when it opens one, under the ranges that are being walked, which has crashed the process.
   */
  #openAll(): void {
    const names = this.#guard("open", () => this.#names());
    for (const name of names)
      if (!this.#tables.has(name))
        this.#tables.set(
          name,
          this.#guard("open", () => this.#root.openDB({ name, ...BINARY })),
        );
  }

  /** Names of all tables. They are keys of the root table, with a zero at the end. */
  #names(): readonly string[] {
    return Array.from(this.#root.getKeys(), key => new TextDecoder().decode(key).replace(/\0+$/, ""));
  }

  /** Runs what LMDB does and says in our terms what it reports. */
  #guard<T>(what: "open" | "write", action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof StateError) throw error;
      const text = error instanceof Error ? error.message : String(error);
      const isDamage = /MDB_(CORRUPTED|PAGE_NOTFOUND|PANIC|INVALID|VERSION_MISMATCH|BAD_TXN)/.test(text);
      throw new StateError(
        isDamage ? "damaged" : "write-failed",
        isDamage
          ? `the database in ${this.#path} is damaged (${text}); restore a backup, or remove the folder and sync again`
          : `could not ${what} the database in ${this.#path}: ${text}; check free space and permissions there`,
        { path: this.#path, cause: error },
      );
    }
  }
}

function bounds(start: Uint8Array | undefined, end: Uint8Array | undefined) {
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** A Buffer's slice shares memory where an array's copies; callers get arrays. Both are copies out of the mapped file already. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
