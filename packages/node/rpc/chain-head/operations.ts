import { NodeError } from "../../errors.ts";
import { INVALID_CONTINUE } from "../codes.ts";
import { isGone, RpcError } from "../error.ts";
import type { Session, Subscription } from "../method.ts";

/** Most operations of one follow at once. */
const MAX_OPERATIONS = 16;

/** What a client hears when there is no room for an operation, or its follow has stopped. */
export const LIMIT_REACHED = { result: "limitReached" } as const;

/** A step's events, without the operation's id; whether there is more to come. */
export interface Step {
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly more: boolean;
}

/** How many operations of a connection others work on, those included that were stopped: their work goes on all the same. */
const elsewhere = new WeakMap<Session, number>();

const NOTHING_MORE = (): Step => ({ events: [], more: false });

/**
 * The operations of one follow. Each does a step when it is begun; one that has more to tell waits to be continued, so that what
 * is on its way to a client is bounded.
 */
export class Operations {
  readonly #session: Session;
  readonly #subscription: Subscription;
  /** What each one does next. */
  readonly #open = new Map<string, { readonly step: () => Step; waits: boolean }>();
  #count = 0;

  constructor(session: Session, subscription: Subscription) {
    this.#session = session;
    this.#subscription = subscription;
  }

  /**
   * Begins an operation. Its events come after the answer that tells its id.
   * @param step called for each step, until there is no more
   */
  start(step: () => Step) {
    if (this.#open.size >= MAX_OPERATIONS) return LIMIT_REACHED;
    const operationId = `${++this.#count}`;
    this.#open.set(operationId, { step, waits: false });
    this.#step(operationId, step);
    return { result: "started", operationId } as const;
  }

  /** Begins an operation that others work on. Its events come when they are done, if it is not stopped before. */
  startElsewhere(work: () => Promise<Step["events"]>) {
    const session = this.#session;
    const under = (): number => elsewhere.get(session) ?? 0;
    if (this.#open.size >= MAX_OPERATIONS || under() >= MAX_OPERATIONS) return LIMIT_REACHED;
    const operationId = `${++this.#count}`;
    this.#open.set(operationId, { step: NOTHING_MORE, waits: false });
    elsewhere.set(session, under() + 1);
    void work().then(events => {
      elsewhere.set(session, under() - 1);
      if (!this.#open.delete(operationId)) return;
      for (const event of events) this.#subscription.send({ ...event, operationId });
    });
    return { result: "started", operationId } as const;
  }

  /** Goes on with an operation that waits; one that is done is passed over. @throws RpcError -32803 for one that does not wait */
  continue(operationId: string): void {
    const open = this.#open.get(operationId);
    if (open === undefined) return;
    if (!open.waits)
      throw new RpcError(
        INVALID_CONTINUE,
        `operation ${operationId} does not wait; continue it when it says that it does`,
      );
    open.waits = false;
    this.#step(operationId, open.step);
  }

  /** Stops an operation: no more events of it come. */
  stop(operationId: string): void {
    this.#open.delete(operationId);
  }

  #step(operationId: string, step: () => Step): void {
    let done: Step;
    try {
      done = attempt(step);
    } catch (error) {
      // A mistake of ours, which the call answers; its place is free again.
      this.#open.delete(operationId);
      throw error;
    }
    const { events, more } = done;
    this.#session.later(() => {
      const open = this.#open.get(operationId);
      if (open === undefined) return;
      for (const event of events) this.#subscription.send({ ...event, operationId });
      if (!more) this.#open.delete(operationId);
      else {
        open.waits = true;
        this.#subscription.send({ event: "operationWaitingForContinue", operationId });
      }
    });
  }
}

function attempt(step: () => Step): Step {
  try {
    return step();
  } catch (error) {
    if (isGone(error) || (error instanceof NodeError && error.code === "state-discarded"))
      return { events: [{ event: "operationInaccessible" }], more: false };
    if (error instanceof NodeError || error instanceof RpcError)
      return { events: [{ event: "operationError", error: error.message }], more: false };
    throw error;
  }
}
