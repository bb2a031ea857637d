import { NodeError } from "../errors.ts";

/** Codes of JSON-RPC 2.0 itself. */
export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;
export const METHOD_NOT_FOUND = -32601;
export const INVALID_PARAMS = -32602;
export const INTERNAL_ERROR = -32603;
/** Code of Substrate for too many of something. */
export const LIMIT_REACHED = -32005;
/** A response would be longer than allowed. */
export const RESPONSE_TOO_BIG = -32008;

/** An error that goes to a JSON-RPC client. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: string | undefined;
  constructor(code: number, message: string, data?: string) {
    super(message);
    this.name = "RpcError";
    this.code = code;
    this.data = data;
  }
}

/** Parameters are wrong: names the parameter, what came and what was expected. */
export function invalidParams(message: string): RpcError {
  return new RpcError(INVALID_PARAMS, `Invalid params: ${message}`);
}

/** What a client is told of an error. What is nobody's mistake but ours is told without details. */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (!(error instanceof NodeError)) return new RpcError(INTERNAL_ERROR, "Internal error");
  switch (error.code) {
    case "state-discarded":
      // Clients parse the hash out of this text.
      return new RpcError(
        4003,
        `Client error: Api called for an unknown Block: State already discarded for ${error.block ?? "?"}`,
      );
    case "unknown-block":
      return new RpcError(
        4003,
        `Client error: UnknownBlock: Header was not found in the database: ${error.block ?? "?"}`,
      );
    case "unknown-api":
      return new RpcError(4003, `Client error: Execution failed: Other: ${error.message}`);
    case "bad-arguments":
      return new RpcError(4003, `Client error: Execution failed: Execution aborted due to trap: ${error.message}`);
    default:
      return new RpcError(INTERNAL_ERROR, error.message);
  }
}
