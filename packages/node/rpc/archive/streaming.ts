import { TOO_MANY_FOLLOWS } from "../codes.ts";
import { RpcError, toRpcError } from "../error.ts";
import type { Session, Subscription } from "../method.ts";

/** Most operations of one connection at once. */
const MAX_OPERATIONS = 16;

const OPEN = new WeakMap<Session, number>();

/** What one step has to tell, and whether there is more. */
export interface Part {
  readonly events: readonly object[];
  readonly more: boolean;
}

/**
 * Tells what an operation finds, a step a turn, while there is room for it at the client; blocks and others are served in between.
 * The last event ends the subscription.
 * @param step called until there is no more; what it throws is told as an event of this name
 * @returns what to do when the subscription ends
 * @throws RpcError where the connection has too many operations
 */
export function stream(session: Session, subscription: Subscription, failure: string, step: () => Part): () => void {
  const open = OPEN.get(session) ?? 0;
  if (open >= MAX_OPERATIONS)
    throw new RpcError(
      TOO_MANY_FOLLOWS,
      `Too many archive operations: at most ${MAX_OPERATIONS} a connection`,
      "wait until others are done, or stop them",
    );
  OPEN.set(session, open + 1);
  let stopped = false;
  const go = (): void => {
    if (stopped) return;
    const { events, more } = attempt(step, failure);
    for (const event of events) subscription.send(event);
    if (more) subscription.whenRoom(go);
    else subscription.end();
  };
  subscription.whenRoom(go);
  return () => {
    stopped = true;
    OPEN.set(session, (OPEN.get(session) ?? 1) - 1);
  };
}

function attempt(step: () => Part, failure: string): Part {
  try {
    return step();
  } catch (error) {
    // What is nobody's mistake but ours is told without details.
    return { events: [{ event: failure, error: toRpcError(error).message }], more: false };
  }
}
