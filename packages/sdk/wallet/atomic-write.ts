import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemCode, WalletError } from "./errors.ts";

/** How a file is written. */
export interface WriteOptions {
  /** Replace a file that is there. Without it nothing is ever overwritten. */
  readonly overwrite?: boolean;
}

/** Age in milliseconds from which a temporary file belongs to nobody any more: writing one takes milliseconds. */
const ABANDONED_MS = 60_000;
/** File systems without hard links say one of these. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

function exists(path: string): WalletError {
  return new WalletError("exists", `${path} is there already and stays as it is; name another, or move it away`);
}

/** Removes what earlier writers of this file left behind when they were killed: it may hold a secret. */
function sweep(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith(".tmp")) continue;
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_MS) unlinkSync(path);
  }
}

/** A name that comes into being only where there was none; the old file, if any, is never gone for a moment. */
function place(temporary: string, path: string, overwrite: boolean): void {
  if (overwrite) return renameSync(temporary, path);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw exists(path);
    if (!NO_LINKS.has(systemCode(error))) throw error;
    // Without links there is no renaming that spares an existing file; only another writer in this very moment could be harmed.
    if (existsSync(path)) throw exists(path);
    return renameSync(temporary, path);
  }
  unlinkSync(temporary);
}

function syncFolder(folder: string): void {
  // Windows opens no folders, and keeps names by other means.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function write(path: string, data: Uint8Array, overwrite: boolean): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!overwrite && existsSync(path)) throw exists(path);
  const prefix = `.${basename(path)}.`;
  sweep(folder, prefix);
  const temporary = join(folder, `${prefix}${randomBytes(6).toString("hex")}.tmp`);
  const handle = openSync(temporary, "wx", 0o600);
  let placed = false;
  try {
    try {
      fchmodSync(handle, 0o600);
      writeFileSync(handle, data);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    place(temporary, path, overwrite);
    placed = true;
  } finally {
    if (!placed && existsSync(temporary)) unlinkSync(temporary);
  }
  syncFolder(folder);
}

/**
 * Writes a file whole or not at all, mode 0600: whatever moment the process is killed at, the name stands for the old or the new
 * content. Folders that are missing are made, mode 0700.
 * @throws WalletError `exists`, or `not-written` with the system's reason
 */
export function writeFileAtomic(path: string, data: Uint8Array, { overwrite = false }: WriteOptions = {}): void {
  try {
    write(path, data, overwrite);
  } catch (error) {
    if (error instanceof WalletError) throw error;
    throw new WalletError(
      "not-written",
      `${path} cannot be written (${systemCode(error)}): check that the folder is yours and that the disk has room`,
    );
  }
}
