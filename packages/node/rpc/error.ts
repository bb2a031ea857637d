import { StateError } from "@waystone/state";
import { NodeError } from "../errors.ts";
import { CLIENT_ERROR, INTERNAL_ERROR, INVALID_PARAMS } from "./codes.ts";

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

/** Whether a state, or what proves its values, is kept no longer: proofs go before values do. */
export function isGone(error: unknown): error is StateError {
  return error instanceof StateError && (error.code === "state-discarded" || error.code === "proof-discarded");
}

/** What a client is told of an error. What is nobody's mistake but ours is told without details. */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (isGone(error)) return new RpcError(CLIENT_ERROR, `Client error: ${error.message}`);
  if (!(error instanceof NodeError)) return new RpcError(INTERNAL_ERROR, "Internal error");
  switch (error.code) {
    case "state-discarded":
      // Clients parse the hash out of this text.
      return new RpcError(
        CLIENT_ERROR,
        `Client error: Api called for an unknown Block: State already discarded for ${error.block ?? "?"}`,
      );
    case "unknown-block":
      return new RpcError(
        CLIENT_ERROR,
        `Client error: UnknownBlock: Header was not found in the database: ${error.block ?? "?"}`,
      );
    case "unknown-api":
      return new RpcError(CLIENT_ERROR, `Client error: Execution failed: Other: ${error.message}`);
    case "bad-arguments":
      return new RpcError(
        CLIENT_ERROR,
        `Client error: Execution failed: Execution aborted due to trap: ${error.message}`,
      );
    default:
      return new RpcError(INTERNAL_ERROR, error.message);
  }
}
