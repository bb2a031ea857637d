import type { RateLimits } from "./rate.ts";
import type { ReplayLimits } from "./replay.ts";

/** What an axon takes from the outside at most. */
export type AxonLimits = RateLimits &
  ReplayLimits & {
    /** Bytes of a request's body. */
    readonly bodyBytes: number;
    /** Bytes of a request's head. */
    readonly headerBytes: number;
    /** Open connections in all, and from one address. */
    readonly connections: number;
    readonly connectionsPerAddress: number;
    /** Open requests in all, signed or not. */
    readonly requests: number;
    /** Milliseconds in which a body must have come. */
    readonly bodyTimeoutMs: number;
    /** Milliseconds in which a handler must have answered, or begun to stream. */
    readonly handlerTimeoutMs: number;
    /** Milliseconds that a stream may last. */
    readonly streamTimeoutMs: number;
    /** Milliseconds that a sender's clock may be ahead. */
    readonly skewMs: number;
  };

/** Freshness as btauth/1 has it, 12 s to answer as Bittensor's clients expect, the rest sized for a small machine. */
export const DEFAULT_AXON_LIMITS: AxonLimits = {
  bodyBytes: 1 << 20,
  headerBytes: 16 << 10,
  connections: 512,
  connectionsPerAddress: 256,
  requests: 256,
  bodyTimeoutMs: 5_000,
  handlerTimeoutMs: 12_000,
  streamTimeoutMs: 120_000,
  maxAgeMs: 10_000,
  skewMs: 2_000,
  nonces: 200_000,
  noncesPerHotkey: 10_000,
  requestsPerSecond: 50,
  burst: 200,
  concurrentPerHotkey: 64,
};
