/** What can go wrong between the SDK and a node. */
export type SdkErrorCode =
  | "unreachable"
  | "closed"
  | "timeout"
  | "rpc"
  | "bad-metadata"
  | "foreign-chain"
  | "unknown-name"
  | "bad-arguments"
  | "rejected"
  | "call-failed"
  | "dropped"
  | "bad-key"
  | "bad-keyfile";

/** A request to a node that did not come out well. The message says what was wrong and what to do. */
export class SdkError extends Error {
  readonly code: SdkErrorCode;
  /** What the node said, where it said something: JSON-RPC's code and data, or the name of the chain's error. */
  readonly detail:
    | { readonly rpcCode?: number; readonly data?: unknown; readonly pallet?: string; readonly name?: string }
    | undefined;

  constructor(code: SdkErrorCode, message: string, detail?: SdkError["detail"]) {
    super(message);
    this.name = "SdkError";
    this.code = code;
    this.detail = detail;
  }
}
