import { spawnSync } from "node:child_process";
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { StateError } from "../errors.ts";

/** Name of the data file that LMDB makes in its folder. */
export const DATA_FILE = "data.mdb";

const PAGE = 4096;
/** Offsets in each of the two meta pages of format version 2, counted from the page's start. */
const META = { magic: 24, version: 28, pageSize: 48, lastPage: 144, transaction: 152 } as const;
const MAGIC = 0xbeefc0de;
const FORMAT = 2;

/** Bytes that a data file has, and that it should have by its meta page: more also after LMDB freed its last pages. */
export interface DataFileSize {
  readonly bytes: bigint;
  readonly expected: bigint;
}

/**
 * Looks at a data file before LMDB maps it: on a file that is cut short or not its own, LMDB ends the process by a signal.
 *
 * Cost: one read of 8 KiB. Only if the file is shorter than its meta page says, which is also so after LMDB freed its last pages, a
 * child process reads all of it (about a million rows a second), so that the signal hits the child.
 * @param folder the database's folder
 * @returns whether there is a data file
 * @throws StateError `foreign-database` if another program wrote it, `damaged` if parts of it are missing
 */
export function checkDataFile(folder: string): boolean {
  const path = join(folder, DATA_FILE);
  if (!existsSync(path)) return false;
  const { bytes, expected } = dataFileSize(folder);
  if (bytes < expected && !canBeRead(folder))
    throw damaged(path, `it has ${bytes} of its ${expected} bytes, and rows are missing`);
  return true;
}

/**
 * Size of a data file, from one read of 8 KiB.
 * @param folder the database's folder, with a data file
 * @throws StateError `foreign-database` if another program wrote it or it cannot be read, `damaged` if it is shorter than any is
 */
export function dataFileSize(folder: string): DataFileSize {
  const path = join(folder, DATA_FILE);
  const head = Buffer.alloc(2 * PAGE);
  const size = readHead(path, head);
  if (size === 0) throw damaged(path, "it is empty");
  const begins = [META.magic, PAGE + META.magic].every(at => size < at + 4 || head.readUInt32LE(at) === MAGIC);
  // A file that ends before its first mark begins with the number of its first page, which is 0.
  if (!begins || head.readBigUInt64LE(0) !== 0n) throw foreign(path, "it does not begin as an LMDB file does");
  if (size < head.length) throw damaged(path, `it has ${size} bytes, and its index alone takes ${head.length}`);
  const version = head.readUInt32LE(META.version);
  if (version !== FORMAT) throw foreign(path, `it has LMDB data format ${version}, not ${FORMAT}`);
  const pageSize = head.readUInt32LE(META.pageSize);
  if (pageSize !== PAGE) throw foreign(path, `its pages have ${pageSize} bytes, not ${PAGE}`);
  const second = head.readBigUInt64LE(PAGE + META.transaction) > head.readBigUInt64LE(META.transaction);
  const lastPage = head.readBigUInt64LE((second ? PAGE : 0) + META.lastPage);
  return { bytes: BigInt(size), expected: (lastPage + 1n) * BigInt(PAGE) };
}

/** Reads the beginning of a file. @returns the file's size @throws StateError `foreign-database` where it cannot be read */
function readHead(path: string, head: Buffer): number {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    readSync(file, head, 0, head.length, 0);
    return fstatSync(file).size;
  } catch (error) {
    throw foreign(path, `it cannot be read (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Reads every row of the database at argv[1] with the lmdb module at argv[2]. */
const PROBE = `
const [, path, lmdb] = process.argv;
const { open } = await import(lmdb);
const binary = { encoding: "binary", keyEncoding: "binary" };
const root = open({ path, readOnly: true, maxDbs: 64, ...binary });
for (const { key } of root.getRange({})) {
  const table = root.openDB({ name: key.toString().replace(/\\0+$/, ""), ...binary });
  for (const _ of table.getRange({})) { }
}
process.exit(0);
`;

function canBeRead(folder: string): boolean {
  const args = ["--input-type=module", "-e", PROBE, folder, import.meta.resolve("lmdb")];
  return spawnSync(process.execPath, args, { stdio: "ignore" }).status === 0;
}

function damaged(path: string, what: string): StateError {
  return new StateError(
    "damaged",
    `${path} is damaged: ${what}; restore it from a backup, or remove its folder and sync the chain again`,
    { path },
  );
}

function foreign(path: string, what: string): StateError {
  return new StateError(
    "foreign-database",
    `${path} is not a database of this node: ${what}; choose another data folder, or move the file away`,
    { path },
  );
}
