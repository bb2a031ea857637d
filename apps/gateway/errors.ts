/** What can go wrong at the gateway, by the names that OpenAI's clients know. */
export type GatewayErrorCode =
  | "invalid_request"
  | "invalid_api_key"
  | "model_not_found"
  | "not_ready"
  | "miners_failed"
  | "not_found"
  | "port_taken"
  | "trace_not_found"
  | "request_too_large"
  | "headers_too_large"
  | "request_timeout"
  | "client_too_slow"
  | "client_gone"
  | "rate_limit_exceeded"
  | "insufficient_quota"
  | "overloaded"
  | "bad_keys_file"
  | "bad_limit";

const STATUS: Readonly<Record<GatewayErrorCode, number>> = {
  invalid_request: 400,
  invalid_api_key: 401,
  model_not_found: 404,
  not_ready: 503,
  miners_failed: 503,
  not_found: 404,
  port_taken: 500,
  trace_not_found: 404,
  request_too_large: 413,
  headers_too_large: 431,
  request_timeout: 408,
  client_too_slow: 408,
  client_gone: 499,
  rate_limit_exceeded: 429,
  insufficient_quota: 429,
  overloaded: 503,
  bad_keys_file: 500,
  bad_limit: 500,
};

/** Types that OpenAI's errors have where they are not called by their code. */
const TYPE: Partial<Readonly<Record<GatewayErrorCode, string>>> = {
  invalid_api_key: "invalid_request_error",
  model_not_found: "invalid_request_error",
  request_too_large: "invalid_request_error",
  headers_too_large: "invalid_request_error",
  miners_failed: "server_error",
  overloaded: "server_error",
  rate_limit_exceeded: "requests",
  insufficient_quota: "insufficient_quota",
};

/** More of an error than its words. */
export interface GatewayErrorDetails {
  /** The field of the request that is wrong. */
  readonly param?: string | null;
  /** Seconds after which the same request may be answered. */
  readonly retryAfterSeconds?: number;
}

/** A request that the gateway does not answer as asked; the message says what to do. */
export class GatewayError extends Error {
  readonly code: GatewayErrorCode;
  /** The field of the request that is wrong. */
  readonly param: string | null;
  /** Seconds after which the same request may be answered. */
  readonly retryAfterSeconds: number | undefined;
  constructor(code: GatewayErrorCode, message: string, details: GatewayErrorDetails = {}) {
    super(message);
    this.name = "GatewayError";
    this.code = code;
    this.param = details.param ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  /** HTTP status. */
  get status(): number {
    return STATUS[this.code];
  }

  /** Body as OpenAI's clients expect it. */
  get body() {
    const type = TYPE[this.code] ?? `${this.code}_error`;
    return { error: { message: this.message, type, param: this.param, code: this.code } };
  }

  /** Headers that tell a client when to come again; OpenAI's clients do not repeat by themselves what a spent quota refuses. */
  get headers(): Record<string, string> {
    return {
      ...(this.retryAfterSeconds === undefined ? {} : { "retry-after": String(this.retryAfterSeconds) }),
      ...(this.code === "insufficient_quota" ? { "x-should-retry": "false" } : {}),
    };
  }
}

/** Any failure as one of the gateway's; what only the inside knows is not told. */
export function asGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : "";
  if (code === "miner-failed") return new GatewayError("miners_failed", message, { retryAfterSeconds: 1 });
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  if (status === 413) return new GatewayError("request_too_large", `${message}; send a shorter one`);
  if (status >= 400 && status < 500) return new GatewayError("invalid_request", message);
  return new GatewayError("overloaded", "the gateway failed; try again", { retryAfterSeconds: 1 });
}
