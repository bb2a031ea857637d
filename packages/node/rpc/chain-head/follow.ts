import type { Hash } from "@waystone/primitives";
import type { RuntimeVersionInfo } from "../../backend.ts";
import { BLOCK_NOT_PINNED, TOO_MANY_FOLLOWS } from "../codes.ts";
import { invalidParams, RpcError } from "../error.ts";
import type { MethodContext, Session, Subscription } from "../method.ts";
import { Operations } from "./operations.ts";

/** Most blocks that one follow may keep pinned; one more and it is stopped. */
const MAX_PINNED = 512;
/** Most follows of one connection. */
const MAX_FOLLOWS = 4;

/** One `chainHead_v1_follow` of a connection: which blocks its client may ask about, and what it has asked. */
export class Follow {
  /** Whether the client wanted to hear of runtimes, and so may call them. */
  readonly withRuntime: boolean;
  readonly operations: Operations;
  readonly #subscription: Subscription;
  readonly #pinned = new Set<Hash>();

  constructor(session: Session, subscription: Subscription, withRuntime: boolean) {
    this.withRuntime = withRuntime;
    this.operations = new Operations(session, subscription);
    this.#subscription = subscription;
  }

  /** Lets the client ask about a block; says whether there was room. */
  pin(hash: Hash): boolean {
    if (this.#pinned.size >= MAX_PINNED) return false;
    this.#pinned.add(hash);
    return true;
  }

  /** The client needs blocks no more: all of them are pinned, or none is unpinned. @throws RpcError -32801, -32602 */
  unpin(hashes: readonly Hash[]): void {
    for (const hash of hashes) this.check(hash);
    if (new Set(hashes).size < hashes.length) throw invalidParams("a block is named twice; name each once");
    for (const hash of hashes) this.#pinned.delete(hash);
  }

  /** @throws RpcError -32801 for a block that is not pinned */
  check(hash: Hash): Hash {
    if (!this.#pinned.has(hash))
      throw new RpcError(
        BLOCK_NOT_PINNED,
        `Invalid block hash: ${hash} is not pinned; blocks can be asked about from when they are told until they are unpinned`,
      );
    return hash;
  }

  /** Sends an event. */
  tell(event: object): void {
    this.#subscription.send(event);
  }

  /** Ends the follow, telling so: the client may begin another. */
  stop(): void {
    this.#subscription.send({ event: "stop" });
    this.#subscription.end();
  }
}

const FOLLOWS = new WeakMap<Session, Map<string, Follow>>();

function followsOf(session: Session): Map<string, Follow> {
  const known = FOLLOWS.get(session);
  if (known !== undefined) return known;
  const fresh = new Map<string, Follow>();
  FOLLOWS.set(session, fresh);
  return fresh;
}

/** The follow of an id; `undefined` where the connection has none of it, as after a `stop` that the client has not read yet. */
export function followOf({ session }: MethodContext, id: string): Follow | undefined {
  return FOLLOWS.get(session)?.get(id);
}

function runtimeJson(version: RuntimeVersionInfo) {
  const { specName, implName, specVersion, implVersion, transactionVersion, apis } = version;
  return {
    type: "valid",
    spec: { specName, implName, specVersion, implVersion, transactionVersion, apis: Object.fromEntries(apis) },
  };
}

/**
 * Follows the chain: `initialized`, then `newBlock`, `bestBlockChanged` and `finalized` for each block, since finality is
 * immediate. A client that keeps too many blocks pinned hears `stop`.
 * @returns what to do when the subscription ends
 */
export function startFollow(
  { backend, session }: MethodContext,
  withRuntime: boolean,
  subscription: Subscription,
): () => void {
  const own = followsOf(session);
  if (own.size >= MAX_FOLLOWS)
    throw new RpcError(
      TOO_MANY_FOLLOWS,
      `Too many chainHead_v1_follow subscriptions: at most ${MAX_FOLLOWS} a connection`,
    );
  const follow = new Follow(session, subscription, withRuntime);
  own.set(subscription.id, follow);
  const { hash } = backend.head();
  let last = backend.runtimeVersion(hash);
  follow.pin(hash);
  follow.tell({
    event: "initialized",
    finalizedBlockHashes: [hash],
    ...(withRuntime ? { finalizedBlockRuntime: runtimeJson(last) } : {}),
  });
  follow.tell({ event: "bestBlockChanged", bestBlockHash: hash });
  const unlisten = backend.onBlock(({ hash: block, header }) => {
    if (!follow.pin(block)) return follow.stop();
    const version = backend.runtimeVersion(block);
    const isNew = version.specVersion !== last.specVersion;
    last = version;
    follow.tell({
      event: "newBlock",
      blockHash: block,
      parentBlockHash: header.parentHash,
      ...(withRuntime ? { newRuntime: isNew ? runtimeJson(version) : null } : {}),
    });
    follow.tell({ event: "bestBlockChanged", bestBlockHash: block });
    follow.tell({ event: "finalized", finalizedBlockHashes: [block], prunedBlockHashes: [] });
  });
  return () => {
    unlisten();
    own.delete(subscription.id);
  };
}
