import type { KeyPair } from "@waystone/crypto";
import type { Clock } from "../clock.ts";
import type { AxonTarget } from "../target.ts";
import type { V10CallLimits } from "./http-call.ts";

/** Where an axon is, as the metagraph says. */
export type V10Target = AxonTarget & {
  /** PEM of the certificate that the axon serves with, where it serves over TLS. */
  readonly certificate?: string;
};

/** How one call is made. */
export type V10CallOptions = {
  /** Seconds until the whole answer must be there, a stream's end included; 12 if not given. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Bytes of an answer's body; the dendrite's limit if not given. */
  readonly responseBytes?: number;
};

/** How a v10 dendrite is set up. */
export type V10DendriteOptions = {
  /** The caller's hotkey: sr25519, the only kind that v10 has. */
  readonly keypair: KeyPair;
  /** The caller's own address, which it names in its headers; axons do not rely on it. */
  readonly ip?: string;
  /** Seconds, where a call says nothing else: 12. */
  readonly timeout?: number;
  /** Differences from {@link DEFAULT_V10_CALL_LIMITS}. */
  readonly limits?: Partial<V10CallLimits>;
  /** Connections to one axon, and in all: 64 and 1024. */
  readonly connectionsPerTarget?: number;
  readonly connections?: number;
  /** Refuses loopback, private and link-local addresses: a miner could name them to make the caller knock at its own doors. */
  readonly refusePrivateAddresses?: boolean;
  /**
   * Calls axons at the caller's own `ip` over loopback, as Python's dendrite does where a router does not lead back. Any miner can
   * name that address, and so reach ports that only this machine should; off if not given.
   */
  readonly ownAddressOverLoopback?: boolean;
  /** Unix nanoseconds; the system's clock if not given. */
  readonly clock?: Clock;
};

/** A v10 answer is a synapse: 8 MiB hold the largest that are used. */
export const DEFAULT_V10_CALL_LIMITS: V10CallLimits = {
  headerBytes: 16 << 10,
  responseBytes: 8 << 20,
  chunks: 100_000,
};
