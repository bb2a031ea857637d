import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { openStateDb } from "@waystone/state";
import { dataFileSize, lockFolder, openLmdb } from "@waystone/state/lmdb";
import { BlockStore } from "../chain/schema.ts";
import { databaseFolder } from "../data-folder.ts";
import { NodeError } from "../errors.ts";
import { importChain } from "./import.ts";

/** What a repair came to. */
export interface Repaired {
  /** Number of the newest block that was saved, its hash and its state root. */
  readonly height: number;
  readonly hash: string;
  readonly stateRoot: string;
  /** Why it is not more; `undefined` where all blocks were read to their end. */
  readonly stopped: string | undefined;
  /** Where the damaged database lies now. */
  readonly damaged: string;
}

/**
 * Makes a database anew from the blocks that can be read of it: from genesis up to the last whole block, each executed and compared
 * with its header. The damaged one is kept beside it.
 *
 * Cost: that of executing the chain. It reads in another process, which what is missing in the file may end.
 * @param folder data folder
 * @throws NodeError `bad-base-path` where there is no database or a node runs on it, `damaged` where nothing can be read, `interrupted`
 */
export async function repairData(folder: string, onProgress?: (block: number) => void): Promise<Repaired> {
  const database = databaseFolder(folder);
  if (!existsSync(database))
    throw new NodeError("bad-base-path", `there is no database in ${folder}; give the folder that the node printed`);
  const lock = lockFolder(database);
  const fresh = join(folder, "repair");
  try {
    rmSync(fresh, { recursive: true, force: true });
    const stopped = await salvage(database, fresh, onProgress);
    const { height, hash, stateRoot } = headOf(fresh, stopped);
    const damaged = `${database}.damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`;
    lock.release();
    renameSync(database, damaged);
    renameSync(databaseFolder(fresh), database);
    return { height, hash, stateRoot, stopped, damaged };
  } finally {
    lock.release();
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Executes what can be read. @returns why it is not all */
async function salvage(from: string, to: string, onProgress?: (block: number) => void): Promise<string | undefined> {
  const child = fork(fileURLToPath(new URL("./salvage-process.ts", import.meta.url)), [from], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  const reason = (): string | undefined => /Error: (.*)/.exec(said)?.[1];
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const blocks = child.stdout ?? Readable.from([]);
  try {
    const imported = await importChain(blocks, to, {
      durable: false,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    const [code, signal] = await ended;
    if (signal !== null) return whySignal(signal, from);
    if (imported.type === "blocks" && imported.cut) return "the rest of the file cannot be read";
    return code === 0 ? undefined : (reason() ?? `reading ended with code ${code}`);
  } catch (error) {
    if (!(error instanceof NodeError) || error.code === "foreign-chain") throw error;
    // Where it wrote nothing to the end, it has said why, or a signal ended it.
    const signal = blocks.readableEnded ? (await ended)[1] : null;
    if (signal !== null) return whySignal(signal, from);
    return reason() ?? error.message;
  } finally {
    child.kill("SIGKILL");
  }
}

/** Signals by which a process ends that reads where a file has nothing. */
const BY_THE_FILE = ["SIGBUS", "SIGSEGV"];

/** Why reading a file ended by a signal. @throws NodeError `interrupted` where that was not for the file */
function whySignal(signal: string, database: string): string {
  if (!BY_THE_FILE.includes(signal))
    throw new NodeError(
      "interrupted",
      `the process that reads the database was ended by ${signal}, as for want of memory; nothing was changed: try again`,
    );
  const { bytes, expected } = dataFileSize(database);
  return bytes < expected
    ? `the file has ${bytes} of its ${expected} bytes, and what leads to its next block is in the part that is missing`
    : "the file's index leads out of it";
}

/** What was saved, once it is on the disk. @throws NodeError `damaged` where it is nothing */
function headOf(folder: string, stopped: string | undefined): Omit<Repaired, "stopped" | "damaged"> {
  const path = databaseFolder(folder);
  const nothing = (): NodeError =>
    new NodeError(
      "damaged",
      `nothing can be saved: ${stopped ?? "there is no chain"}; restore a backup, import an export (waystone node import), or remove the folder to begin anew`,
    );
  if (!existsSync(join(path, "data.mdb"))) throw nothing();
  const file = openSync(join(path, "data.mdb"), "r+");
  fsyncSync(file);
  closeSync(file);
  const database = openLmdb({ path, readOnly: true });
  try {
    const head = openStateDb({ backend: database, stateVersion: 1 }).head;
    const block = head === undefined ? undefined : new BlockStore(database).byNumber(head.number);
    if (block === undefined) throw nothing();
    return { height: block.header.number, hash: block.hash, stateRoot: block.header.stateRoot };
  } finally {
    database.close();
  }
}
