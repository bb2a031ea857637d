import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Backend, StateError } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { NodeError } from "./errors.ts";

/** Folder of the database in a data folder. */
export function databaseFolder(folder: string): string {
  return join(folder, "db");
}

/**
 * Opens the database in a data folder.
 * @param choice how a user chooses another folder
 * @throws NodeError `bad-base-path` in place of what the store says, which knows of no flags
 */
export function openData(folder: string, choice = "--base-path"): Backend {
  try {
    return openLmdb({ path: databaseFolder(folder) });
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
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
