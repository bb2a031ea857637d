/**
 * Everything that can go wrong between two neurons: its status on the wire, and what the caller can do about it. The names of the
 * five authentication failures are those of `btauth/1`; unsigned and future requests have names of their own.
 */
const TABLE = {
  UnsignedRequest: [
    401,
    "Sign the request: send the headers of the protocol that the neuron speaks, X-Bittensor-* for btauth/1.",
  ],
  MalformedAuth: [400, "Write the headers as their protocol says, X-Bittensor-* as btauth/1 does."],
  WrongReceiver: [421, "Sign for the hotkey that serves this address; read it from the metagraph again."],
  StaleRequest: [401, "Sign again with a fresh nonce and send at once; check your clock."],
  FutureRequest: [401, "Your clock is ahead: synchronise it (NTP), then sign again."],
  BadSignature: [401, "Sign the exact method, target and body that are sent, with the hotkey that the headers name."],
  ReplayedRequest: [409, "Use a fresh nonce for every request, retries included."],
  NotAuthorized: [403, "This neuron does not answer your hotkey."],
  AuthorizationUnavailable: [503, "The neuron cannot tell whether you may call it; try again later."],
  RateLimited: [429, "Send fewer requests; wait as long as the Retry-After header says."],
  TooBusy: [503, "Too many requests are open; try again later."],
  ShuttingDown: [503, "The neuron is stopping; call another one."],
  BodyTooLarge: [413, "Send a smaller body."],
  HeadersTooLarge: [431, "Send fewer or smaller headers."],
  BodyTimeout: [408, "Send the body faster."],
  BadBody: [400, "Send a body that the route accepts."],
  BadHeaders: [400, "Send the headers of the v10 wire as Python's dendrite writes them."],
  BodyMismatch: [400, "Hash and sign the fields that are sent; declare them with the types that the axon has."],
  BadRequest: [400, "Send valid HTTP/1.1."],
  UnknownRoute: [404, "Ask for a path that the neuron serves."],
  MethodNotAllowed: [405, "Use the method that the Allow header names."],
  HandlerFailed: [500, "The neuron failed; its log says why."],
  QueueTimeout: [408, "The neuron had too much to do; try again later, or ask another one."],
  HandlerTimeout: [504, "The neuron took too long; try again later or ask for less."],
  // On the caller's side alone:
  BadTarget: [0, "Give the hotkey, address and port as the metagraph has them, and a path that begins with a slash."],
  Unreachable: [0, "Check that the neuron runs and that its address and port can be reached."],
  Timeout: [0, "Wait longer or call another neuron."],
  Aborted: [0, "The caller ended the request."],
  ResponseTooLarge: [0, "Raise responseBytes if the neuron may send so much."],
  BadResponse: [0, "The neuron does not speak this protocol; call another one."],
} as const satisfies Record<string, readonly [status: number, action: string]>;

/** Name of a failure between two neurons. */
export type NeuronErrorCode = keyof typeof TABLE;

/** The JSON body of every refusal. */
export type RefusalBody = {
  readonly error: { readonly code: string; readonly message: string; readonly action: string };
};

/** A failure on either side of a call between neurons. */
export class NeuronError extends Error {
  readonly code: NeuronErrorCode;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** What the caller can do. */
  readonly action: string;
  /** Milliseconds to wait before trying again, where known. */
  readonly retryAfterMs: number | undefined;

  /** @param code kind of failure @param message what was wrong, with the value */
  constructor(code: NeuronErrorCode, message: string, options: ErrorOptions & { readonly retryAfterMs?: number } = {}) {
    super(message, options);
    this.name = "NeuronError";
    this.code = code;
    [this.status, this.action] = TABLE[code];
    this.retryAfterMs = options.retryAfterMs;
  }

  /** What goes over the wire. */
  toJSON(): RefusalBody {
    return { error: { code: this.code, message: this.message, action: this.action } };
  }
}

/** Whether a text names a failure that a neuron answers with; a foreign one may have others, and none may claim the caller's own. */
export function isRefusalCode(code: string): code is NeuronErrorCode {
  return Object.hasOwn(TABLE, code) && TABLE[code as NeuronErrorCode][0] !== 0;
}
