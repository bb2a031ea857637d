import type { Store } from "../store/store.ts";
import type { RuntimeCall } from "./call.ts";
import type { EventInstance } from "./event.ts";
import type { Origin } from "./origin.ts";
import type { Port } from "./port.ts";

/** What rules work with: state, events and the ports of the runtime. */
export interface Context {
  readonly store: Store;
  /** Logs an event; it is dropped with the storage layer in which it was logged. */
  emit(event: EventInstance): void;
  /** What the runtime provides behind a port. @throws FrameError `missing-port` */
  use<T>(port: Port<T>): T;
  /** SCALE bytes of a call of this runtime. */
  encodeCall(call: RuntimeCall): Uint8Array;
  /** Declared cost of a call of this runtime. */
  weigh(call: RuntimeCall): CallInfo;
  /**
   * Dispatches a call of this runtime in a storage layer of its own, after the runtime's call filter.
   * @throws DispatchFailure whatever the call fails with; its layer is dropped
   */
  dispatch(call: RuntimeCall, origin: Origin): PostInfo;
}

/** A {@link Context} with who makes the call. */
export interface CallContext extends Context {
  readonly origin: Origin;
}

/** Time and proof size. `refTime` in picoseconds. */
export interface Weight {
  readonly refTime: bigint;
  readonly proofSize: bigint;
}

/** A call's class, which decides on its share of a block. */
export type DispatchClass = "Normal" | "Operational" | "Mandatory";

/** What a call declares of itself. */
export interface CallInfo {
  readonly weight: Weight;
  readonly class: DispatchClass;
  readonly pays: "Yes" | "No";
}

/** What a call says after it ran; `undefined` stands for "as declared". */
export interface PostInfo {
  readonly actualWeight?: Weight | undefined;
  readonly pays?: "Yes" | "No" | undefined;
}

/** Weight of so many picoseconds of work and no proof. */
export function weight(refTime: bigint, proofSize = 0n): Weight {
  return { refTime, proofSize };
}

/** Two weights in sum. */
export function addWeights(a: Weight, b: Weight): Weight {
  return { refTime: a.refTime + b.refTime, proofSize: a.proofSize + b.proofSize };
}

/** No weight at all. */
export const ZERO_WEIGHT: Weight = { refTime: 0n, proofSize: 0n };
