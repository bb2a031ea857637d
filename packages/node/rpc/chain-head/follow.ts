import type { Hash } from "@waystone/primitives";
import type { RuntimeVersionInfo } from "../../backend.ts";
import { invalidParams, RpcError } from "../error.ts";
import type { MethodContext, Session, Subscription } from "../method.ts";

/** Most blocks that one follow may keep pinned; the oldest finalized block is told with `initialized`. */
const MAX_PINNED = 512;
/** Most follows of one connection. */
const MAX_FOLLOWS = 4;
const KEY = "chainHead_v1";
const LIMIT = -32800;

/** One `chainHead_v1_follow` of a connection: which blocks its client may ask about. */
export class Follow {
  readonly subscription: Subscription;
  readonly #pinned = new Set<Hash>();
  #operations = 0;

  constructor(subscription: Subscription) {
    this.subscription = subscription;
  }

  /** Lets the client ask about a block; says whether there was room. */
  pin(hash: Hash): boolean {
    this.#pinned.add(hash);
    return this.#pinned.size <= MAX_PINNED;
  }

  /** The client needs a block no more. @throws RpcError where it was not pinned */
  unpin(hash: Hash): void {
    if (!this.#pinned.delete(hash)) throw new RpcError(-32801, `Invalid block hash: ${hash} is not pinned`);
  }

  /** @throws RpcError -32801 for a block that is not pinned */
  check(hash: Hash): Hash {
    if (!this.#pinned.has(hash))
      throw new RpcError(-32801, `Invalid block hash: ${hash} is not pinned; unpinned blocks cannot be asked about`);
    return hash;
  }

  /** An operation's id, and its outcome told after the answer with that id. */
  operation(run: (id: string) => readonly object[]): { readonly result: "started"; readonly operationId: string } {
    const operationId = `${++this.#operations}`;
    const events = run(operationId);
    queueMicrotask(() => {
      for (const event of events) this.subscription.send(event);
    });
    return { result: "started", operationId };
  }
}

function follows(session: Session): Map<string, Follow> {
  const known = session.values.get(KEY);
  if (known instanceof Map) return known as Map<string, Follow>;
  const fresh = new Map<string, Follow>();
  session.values.set(KEY, fresh);
  return fresh;
}

/** The follow of an id. @throws RpcError where the connection has none of it */
export function followOf(ctx: MethodContext, id: string): Follow {
  const follow = follows(ctx.session).get(id);
  if (follow === undefined) throw invalidParams(`there is no chainHead_v1_follow "${id}" on this connection`);
  return follow;
}

/** The follow of an id, or `undefined`: some methods answer `limitReached` or null for one that has stopped. */
export function maybeFollowOf(ctx: MethodContext, id: string): Follow | undefined {
  return follows(ctx.session).get(id);
}

function runtimeJson(version: RuntimeVersionInfo) {
  return {
    type: "valid",
    spec: {
      specName: version.specName,
      implName: version.implName,
      specVersion: version.specVersion,
      implVersion: version.implVersion,
      transactionVersion: version.transactionVersion,
      apis: Object.fromEntries(version.apis),
    },
  };
}

/** Begins to follow the chain: `initialized`, then `newBlock`, `bestBlockChanged` and `finalized` for each block. */
export function startFollow({ backend, session }: MethodContext, withRuntime: boolean): string {
  const own = follows(session);
  if (own.size >= MAX_FOLLOWS)
    throw new RpcError(LIMIT, `Too many chainHead_v1_follow subscriptions: at most ${MAX_FOLLOWS} a connection`);
  let stop = (): void => undefined;
  const subscription = session.open("chainHead_v1_followEvent", () => {
    stop();
    own.delete(subscription.id);
  });
  const follow = new Follow(subscription);
  own.set(subscription.id, follow);
  const { hash } = backend.head();
  follow.pin(hash);
  const initialized = {
    event: "initialized",
    finalizedBlockHashes: [hash],
    ...(withRuntime ? { finalizedBlockRuntime: runtimeJson(backend.runtimeVersion(hash)) } : {}),
  };
  const waiting: Hash[] = [];
  let begun = false;
  const tell = (block: Hash): void => {
    const header = backend.header(block);
    if (header === undefined) return;
    if (!follow.pin(block)) {
      subscription.send({ event: "stop" });
      return subscription.end();
    }
    subscription.send({
      event: "newBlock",
      blockHash: block,
      parentBlockHash: header.parentHash,
      ...(withRuntime ? { newRuntime: null } : {}),
    });
    subscription.send({ event: "bestBlockChanged", bestBlockHash: block });
    subscription.send({ event: "finalized", finalizedBlockHashes: [block], prunedBlockHashes: [] });
  };
  stop = backend.onBlock(({ hash: block }) => {
    if (begun) tell(block);
    else waiting.push(block);
  });
  queueMicrotask(() => {
    subscription.send(initialized);
    subscription.send({ event: "bestBlockChanged", bestBlockHash: hash });
    begun = true;
    for (const block of waiting) tell(block);
  });
  return subscription.id;
}

/** Ends a follow. */
export function stopFollow(ctx: MethodContext, id: string): null {
  followOf(ctx, id).subscription.end();
  return null;
}
