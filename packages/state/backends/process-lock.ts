import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StateError } from "../errors.ts";

/** Folders that this process holds, since its own id in a lock file says nothing about which of its modules wrote it. */
const held = new Set<string>();

/** A hold on a folder that no second process (and no second opening in this one) can take. */
export interface ProcessLock {
  /** Gives the folder free. */
  release(): void;
}

/**
 * Takes a folder for this process alone, by a file `LOCK` in it that names the process.
 *
 * A lock left behind by a process that died is taken over. The holder is known by its id and start time, so an id that was
 * given anew does not keep the folder locked. Processes in different containers do not see each other's ids: give each its own folder.
 * @throws StateError `locked` with the holder's `pid`
 */
export function lockFolder(folder: string): ProcessLock {
  const path = join(folder, "LOCK");
  const key = resolve(path);
  if (held.has(key)) throw locked(folder, process.pid);
  makeFolder(resolve(folder));
  const mine = `${process.pid} ${startTime(process.pid)}\n`;
  const fresh = `${path}.${process.pid}`;
  try {
    writeFileSync(fresh, mine);
  } catch (error) {
    throw unwritable(folder, error);
  }
  try {
    while (!tryLink(fresh, path)) clearStale(folder, path);
  } finally {
    rmSync(fresh, { force: true });
  }
  held.add(key);
  return {
    release: () => {
      if (held.delete(key) && read(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** Makes a folder and those above it, one by one: Node's own recursive form never ends on file systems that make none, such as `/proc`. */
function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.push(at);
  try {
    for (const folder of missing.reverse()) makeOne(folder);
    if (statSync(path).isDirectory()) return;
  } catch (error) {
    throw unwritable(path, error);
  }
  throw unwritable(path, "it is not a folder");
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process has made it in the meantime, or it is a link to nowhere, which the caller finds out.
    if (!isCode(error, "EEXIST")) throw error;
  }
}

function unwritable(folder: string, cause: unknown): StateError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StateError("write-failed", `${folder} cannot be used for data: ${why}; choose another data folder`, {
    path: folder,
    cause,
  });
}

/** A link appears with its content at once or not at all, which no write does. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw new StateError("write-failed", `cannot make the lock file ${to}: ${error}`, { path: to, cause: error });
  }
}

function clearStale(folder: string, path: string): void {
  const content = read(path);
  if (content === undefined) return;
  const [pid = 0, start = ""] = content.trim().split(" ");
  if (isAlive(Number(pid), String(start))) throw locked(folder, Number(pid));
  // Of several processes that see the dead holder, the rename lets one through; it puts back what it should not have moved.
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== content) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, "EPERM")) return false;
  }
  const now = startTime(pid);
  return now === "-" || start === "-" || now === start;
}

/** When a process began, in clock ticks since the machine started; `-` where the system does not say. */
function startTime(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  // The command in brackets may itself hold brackets and blanks; the start time is the 20th field after it.
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function locked(folder: string, pid: number): StateError {
  return new StateError(
    "locked",
    `${folder} is in use by process ${pid}; stop that process, or choose another data folder`,
    { path: folder, pid },
  );
}
