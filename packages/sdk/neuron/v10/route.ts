import type { Verdict } from "../gate.ts";
import type { V10Head } from "./headers.ts";
import type { AnySynapse, Synapse } from "./synapse.ts";
import type { Fields, Values } from "./types.ts";

/** What is known of a request besides its fields. */
export type V10Context = {
  readonly head: V10Head;
  /** Hotkey of the caller, whose signature has been checked. */
  readonly caller: string;
  /** Aborted when the caller is gone or has waited long enough, when the time is up, or when the axon stops. */
  readonly signal: AbortSignal;
};

/** Parts of a streamed answer; text is sent as UTF-8. */
export type V10Chunks = AsyncIterable<Uint8Array | string>;

/** Functions of one route, named and ordered as Python's `axon.attach` has them. */
export type V10Handlers<F extends Fields> = {
  /**
   * Answers a request: gives the fields that change, or for a streaming synapse the parts. A `NeuronError` that it throws is answered
   * with its status and message, anything else as an internal error without detail.
   */
  forward(
    synapse: Values<F>,
    context: V10Context,
  ): Promise<Partial<Values<F>> | undefined> | Partial<Values<F>> | undefined | V10Chunks;
  /** Refuses callers by what their headers say, before anything has been checked: cheap, and no more than that. Nobody if not given. */
  blacklist?(head: V10Head): Verdict | Promise<Verdict>;
  /** A further check after the signature's; what it throws is answered with 401. In Python it replaces the signature's check. */
  verify?(head: V10Head): void | Promise<void>;
  /** The higher, the sooner a waiting request is served; 0 if not given. */
  priority?(head: V10Head): number | Promise<number>;
};

/** A synapse and who answers it; made by {@link v10Route}. */
export type V10Route = {
  readonly kind: AnySynapse;
  readonly handlers: V10Handlers<Fields>;
};

/** Joins a synapse with the functions that answer it. */
export function v10Route<F extends Fields>(kind: Synapse<F>, handlers: V10Handlers<F>): V10Route {
  return { kind, handlers: handlers as V10Handlers<Fields> };
}
