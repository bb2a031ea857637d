import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Backend, StateError } from "@waystone/state";
import { DATA_FILE, openLmdb } from "@waystone/state/lmdb";
import { NodeError } from "./errors.ts";

/** Folder of the database in a data folder. */
export function databaseFolder(folder: string): string {
  return join(folder, "db");
}

/** File of the transactions that wait, in a data folder. */
export function journalFile(folder: string): string {
  return join(folder, "pool.journal");
}

/** How to open a data folder. */
export interface DataOptions {
  /** How a user chooses another folder, for what an error says; the flag of `waystone node` where it is left out. */
  readonly choice?: string;
  /** Whether what is committed waits for the disk: true where it is left out. */
  readonly durable?: boolean;
}

/**
 * Opens the database in a data folder.
 * @throws NodeError `bad-base-path` or `damaged` in place of what the store says, which knows of no flags and commands
 */
export function openData(folder: string, { choice = "--base-path", durable = true }: DataOptions = {}): Backend {
  try {
    return openLmdb({ path: databaseFolder(folder), durable });
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    if (error.code === "damaged" && statSync(join(databaseFolder(folder), DATA_FILE)).size > 0)
      throw new NodeError(
        "damaged",
        `${error.message}; what can be read of it is saved by: waystone node repair --base-path ${folder}`,
      );
    throw new NodeError("bad-base-path", `${error.message} (${choice})`);
  }
}

/** Removes a data folder, whatever it holds, unless a process works in it. @throws NodeError `bad-base-path` */
export function removeData(folder: string): void {
  try {
    openLmdb({ path: databaseFolder(folder) }).close();
  } catch (error) {
    if (error instanceof StateError && error.code === "locked")
      throw new NodeError("bad-base-path", `${folder} is in use by process ${error.info.pid}; stop that process first`);
    // What is damaged or foreign is what somebody wants to be rid of.
    if (!(error instanceof StateError)) throw error;
  }
  rmSync(folder, { recursive: true, force: true });
}
