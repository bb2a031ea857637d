import { ss58Decode, verifySignature } from "@waystone/crypto";
import { msToNs } from "./clock.ts";
import { NeuronError } from "./errors.ts";
import { type AuthHeaders, parseAuthHeaders, type RawHeaders, type Scheme, signedPayload } from "./wire.ts";

/** What a receiver demands of a request. */
export type AuthRules = {
  /** The receiver's own hotkey. */
  readonly receiver: string;
  /** Milliseconds that a request may be old. */
  readonly maxAgeMs: number;
  /** Milliseconds that the sender's clock may be ahead. */
  readonly skewMs: number;
  /** Whether a request without a receiver is refused. */
  readonly requireReceiver: boolean;
  /** The only scheme taken, if there is one. */
  readonly scheme: Scheme | undefined;
};

/**
 * The checks that need no body, in btauth/1's order: shape, receiver, freshness. A body is read only after them.
 * @param now unix nanoseconds
 * @throws NeuronError `UnsignedRequest`, `MalformedAuth`, `WrongReceiver`, `StaleRequest`, `FutureRequest`
 */
export function checkHeaders(headers: RawHeaders, rules: AuthRules, now: bigint): AuthHeaders {
  const auth = parseAuthHeaders(headers);
  if (rules.scheme !== undefined && auth.scheme !== rules.scheme) {
    throw new NeuronError("MalformedAuth", `The request is signed with ${auth.scheme}, expected ${rules.scheme}.`);
  }
  if (auth.receiver === undefined && rules.requireReceiver) {
    throw new NeuronError("WrongReceiver", `The request names no receiver, expected ${rules.receiver}.`);
  }
  if (auth.receiver !== undefined && auth.receiver !== rules.receiver) {
    throw new NeuronError("WrongReceiver", `The request is for ${auth.receiver}, this is ${rules.receiver}.`);
  }
  const age = now - auth.nonce;
  const inMs = (ns: bigint) => `${ns / 1_000_000n} ms`;
  if (age > msToNs(rules.maxAgeMs)) {
    throw new NeuronError(
      "StaleRequest",
      `The request was signed ${inMs(age)} ago, at most ${rules.maxAgeMs} ms are taken.`,
    );
  }
  if (-age > msToNs(rules.skewMs)) {
    throw new NeuronError(
      "FutureRequest",
      `The request is dated ${inMs(-age)} ahead, at most ${rules.skewMs} ms are taken.`,
    );
  }
  return auth;
}

/** Checks the signature over what was received. About 0.2 ms (sr25519). @throws NeuronError `BadSignature` */
export function checkSignature(
  auth: AuthHeaders,
  received: { readonly method: string; readonly target: string; readonly body: Uint8Array },
): void {
  const { method, target, body } = received;
  const payload = signedPayload({ ...auth, method, target, body });
  if (!verifySignature(auth.scheme, ss58Decode(auth.hotkey), payload, auth.signature)) {
    throw new NeuronError(
      "BadSignature",
      `The signature is not ${auth.hotkey}'s over ${received.method} ${received.target} and its body.`,
    );
  }
}
