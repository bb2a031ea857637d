/** What can go wrong in the state store; match on it rather than on messages. */
export type StateErrorCode =
  /** The backend, or the database over it, was closed. */
  | "closed"
  /** A write reached a backend that was opened for reading only. */
  | "read-only"
  /** A key is empty or longer than the store can hold. */
  | "bad-key"
  /** Changes are not in strictly ascending key order. */
  | "not-sorted"
  /** Another process writes to this database. */
  | "locked"
  /** There is no database at this place. */
  | "not-found"
  /** The files belong to another program, or to another version of this one. */
  | "foreign-database"
  /** The files were cut short or altered. */
  | "damaged"
  /** The disk refused a write: full, over quota, or failing. */
  | "write-failed"
  /** The database was made with other settings than it is opened with. */
  | "wrong-settings"
  /** The block does not follow the head of the database. */
  | "wrong-block"
  /** The staged changes were computed on another head. */
  | "stale-stage"
  /** No block with this number or root was committed here. */
  | "unknown-block"
  /** The state of this block was kept once and is gone. */
  | "state-discarded"
  /** The trie nodes of this block, which a proof needs, are not kept. */
  | "proof-discarded"
  /** A proof lacks a node, or a node in it is malformed. */
  | "bad-proof";

/** Typed facts about a {@link StateError}; which are present depends on the code. */
export interface StateErrorInfo {
  /** Number of the block that was asked for. */
  readonly block?: number;
  /** Oldest block whose state (or proof) is still kept. */
  readonly oldest?: number;
  /** File or folder concerned. */
  readonly path?: string;
  /** Id of the process that holds the database. */
  readonly pid?: number;
  /** What the layer below reported. */
  readonly cause?: unknown;
}

/** A failure of the state store: a code to match on, typed facts, and a message that names the value and the remedy. */
export class StateError extends Error {
  readonly code: StateErrorCode;
  readonly info: StateErrorInfo;

  /** @param code what went wrong @param message what was wrong, with the value, and what to do @param info typed facts */
  constructor(code: StateErrorCode, message: string, info: StateErrorInfo = {}) {
    super(message, info.cause === undefined ? undefined : { cause: info.cause });
    this.name = "StateError";
    this.code = code;
    this.info = info;
  }
}
