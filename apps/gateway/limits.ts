import { GatewayError } from "./errors.ts";

/** What a gateway takes from outside at most. Every limit is answered with an error where an answer is still possible. */
export interface GatewayLimits {
  /** Bytes of a request's body; more is answered 413. */
  readonly bodyBytes: number;
  /** Bytes of the request line with all headers; more is answered 431. */
  readonly headerBytes: number;
  /** Headers of a request; more are answered 431. */
  readonly headerCount: number;
  /** Milliseconds for all headers of a request, from the connection's opening; then 408. */
  readonly headersMilliseconds: number;
  /** Milliseconds for a request with its body; then 408. */
  readonly requestMilliseconds: number;
  /** Milliseconds for which a connection stays open between two requests. */
  readonly keepAliveMilliseconds: number;
  /** Connections at once; a request on one more is answered 503. */
  readonly connections: number;
  /** Connections of one address at once, an IPv6 address with its /64; a request on one more is answered 429. */
  readonly connectionsPerAddress: number;
  /** Completions at work at once, of all keys; one more is answered 503. */
  readonly requestsInFlight: number;
  /** Completions at work at once of one key that has no limit of its own, and of everybody where no keys are asked for; then 429. */
  readonly requestsInFlightPerKey: number;
  /** Milliseconds in which a client takes what waits for it; then the connection is cut and the text is not written further. */
  readonly unreadMilliseconds: number;
  /** Bytes of one completion; a request for more is answered 400. */
  readonly completionBytes: number;
  /** Traces that are remembered; the keys share them evenly. */
  readonly traces: number;
}

/** The limits of a gateway that is told of no others. */
export const DEFAULT_LIMITS: GatewayLimits = {
  bodyBytes: 1024 * 1024,
  headerBytes: 16 * 1024,
  headerCount: 100,
  headersMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  keepAliveMilliseconds: 60_000,
  connections: 1_000,
  connectionsPerAddress: 200,
  requestsInFlight: 64,
  requestsInFlightPerKey: 16,
  unreadMilliseconds: 20_000,
  completionBytes: 2_048,
  traces: 10_000,
};

/** The usual limits with some changed. @throws GatewayError `bad_limit` for one that is not a whole number above 0 */
export function limitsWith(changes: Partial<GatewayLimits> = {}): GatewayLimits {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name))
      throw new GatewayError(
        "bad_limit",
        `there is no limit "${name}"; there are ${Object.keys(DEFAULT_LIMITS).join(", ")}`,
      );
    if (!Number.isSafeInteger(value) || value < 1)
      throw new GatewayError("bad_limit", `the limit ${name} is ${value}; a whole number above 0 is expected`);
  }
  return { ...DEFAULT_LIMITS, ...changes };
}
