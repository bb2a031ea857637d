import { type AxonLimits, DEFAULT_AXON_LIMITS } from "../limits.ts";

/** What a v10 axon takes from the outside at most. */
export type V10AxonLimits = AxonLimits & {
  /** Headers of a request. */
  readonly headers: number;
  /** Requests that are worked on at the same time. */
  readonly workers: number;
  /** Requests that wait for a worker; beyond them the least important one is sent away. */
  readonly queue: number;
};

/** Those of the btauth/1 axon, with the window in which Python's axon takes a first nonce: 4 s and a time-out of 12 s. */
export const DEFAULT_V10_AXON_LIMITS: V10AxonLimits = {
  ...DEFAULT_AXON_LIMITS,
  maxAgeMs: 16_000,
  requests: 512,
  headers: 100,
  workers: 64,
  queue: 256,
};

/** What Python's axon lets through and ours does not, unless it is named here. */
export type V10Compatibility = {
  /** Requests without a signature header. Whoever can reach the axon may then call in anyone's name. */
  readonly unsignedRequests?: boolean;
  /** Nonces in the future, as far as they like. */
  readonly futureNonces?: boolean;
  /** Nonces as old as the caller's `timeout` header says, which is not signed. */
  readonly callerTimeoutWindow?: boolean;
  /** Nonces of any age where the `version` header, which is not signed, says less than 7.2. */
  readonly oldVersions?: boolean;
};
