/** What can go wrong at the gateway, by the names that OpenAI's clients know. */
export type GatewayErrorCode =
  | "invalid_request"
  | "invalid_api_key"
  | "model_not_found"
  | "not_ready"
  | "not_found"
  | "port_taken"
  | "trace_not_found";

const STATUS: Readonly<Record<GatewayErrorCode, number>> = {
  invalid_request: 400,
  invalid_api_key: 401,
  model_not_found: 404,
  not_ready: 503,
  not_found: 404,
  port_taken: 500,
  trace_not_found: 404,
};

/** A request that the gateway does not answer as asked; the message says what to do. */
export class GatewayError extends Error {
  readonly code: GatewayErrorCode;
  /** The field of the request that is wrong. */
  readonly param: string | null;
  constructor(code: GatewayErrorCode, message: string, param: string | null = null) {
    super(message);
    this.name = "GatewayError";
    this.code = code;
    this.param = param;
  }

  /** HTTP status. */
  get status(): number {
    return STATUS[this.code];
  }

  /** Body as OpenAI's clients expect it. */
  get body() {
    return { error: { message: this.message, type: `${this.code}_error`, param: this.param, code: this.code } };
  }
}
