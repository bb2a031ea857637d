import { randomUUID } from "node:crypto";
import { NeuronError, type RefusalBody } from "../errors.ts";
import { reprFloat } from "./python-repr.ts";

/** The steps of a v10 axon, in their order. */
export type V10Step = "route" | "headers" | "blacklist" | "verify" | "priority" | "body" | "forward";

/** What a request that failed is answered with. */
export type V10Failure = {
  readonly status: number;
  /** `message` of the answer's body, and `bt_header_axon_status_message`. */
  readonly message: string;
  /** What the caller did wrong, where Python would only say "Internal Server Error". */
  readonly detail: RefusalBody["error"] | undefined;
  readonly retryAfterMs: number | undefined;
};

/** An error as one that can be told. @param error whatever was thrown */
export function asNeuronError(error: unknown): NeuronError {
  if (error instanceof NeuronError) return error;
  return new NeuronError("HandlerFailed", "The neuron failed on this request.", { cause: error });
}

/** Status and message of v10 for an error (`neurons.md` 4). @param timeout seconds that the caller waits */
export function v10Failure(error: NeuronError, step: V10Step, timeout: number): V10Failure {
  const plain = (status: number, message: string): V10Failure => ({
    status,
    message,
    detail: undefined,
    retryAfterMs: error.retryAfterMs,
  });
  const internal = (detail: V10Failure["detail"]): V10Failure => ({
    ...plain(500, `Internal Server Error #${randomUUID()}`),
    detail,
  });
  switch (error.code) {
    case "RateLimited":
    case "TooBusy":
      return { ...plain(429, error.message), retryAfterMs: error.retryAfterMs ?? 1000 };
    case "QueueTimeout":
    case "HandlerTimeout":
      return plain(408, `Response timeout after: ${reprFloat(timeout)}s`);
    case "HandlerFailed":
      return internal(undefined);
    case "BadHeaders":
    case "BodyMismatch":
      return internal(error.toJSON().error);
    case "BadBody":
    case "BadRequest":
      // In Python the caller's mistakes and the neuron's are one; what a handler throws of its own will is not.
      return step === "body" ? internal(error.toJSON().error) : plain(error.status, error.message);
    default:
      if (step === "verify") return plain(401, `Not Verified with error: ${error.message}`);
      return plain(error.status === 0 ? 500 : error.status, error.message);
  }
}
