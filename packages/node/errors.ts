import type { Hash } from "@waystone/primitives";

/** What can be wrong with how a node is asked or started. */
export type NodeErrorCode =
  | "unknown-block"
  | "state-discarded"
  | "unknown-api"
  | "bad-arguments"
  | "bad-config"
  | "bad-base-path"
  | "foreign-chain"
  | "damaged"
  | "interrupted"
  | "port-taken"
  | "verify-failed";

/** A node cannot do what it was asked. The message says what was wrong and what to do. */
export class NodeError extends Error {
  readonly code: NodeErrorCode;
  /** The block that it is about, if it is about one. */
  readonly block: Hash | undefined;
  constructor(code: NodeErrorCode, message: string, block?: Hash) {
    super(message);
    this.name = "NodeError";
    this.code = code;
    this.block = block;
  }
}
