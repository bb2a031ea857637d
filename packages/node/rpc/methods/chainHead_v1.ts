import { Header } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { NodeError } from "../../errors.ts";
import { followOf, maybeFollowOf, startFollow, stopFollow } from "../chain-head/follow.ts";
import { answerStorage, storageEvents, storageQuestions } from "../chain-head/storage.ts";
import { method } from "../method.ts";

const LIMIT_REACHED = { result: "limitReached" } as const;

function problem(error: unknown): string {
  if (error instanceof NodeError) return error.message;
  throw error;
}

/** Follows the chain. */
export const chainHead_v1_follow = method((ctx, params) => startFollow(ctx, params.flag(0, false)));

/** Ends a follow. */
export const chainHead_v1_unfollow = method((ctx, params) => stopFollow(ctx, params.text(0)));

/** SCALE bytes of a pinned block's header. */
export const chainHead_v1_header = method((ctx, params) => {
  const hash = followOf(ctx, params.text(0)).check(params.hash(1));
  const header = ctx.backend.header(hash);
  return header && toHex(Header.encode(header));
});

/** Extrinsics of a pinned block. */
export const chainHead_v1_body = method((ctx, params) => {
  const follow = maybeFollowOf(ctx, params.text(0));
  if (follow === undefined) return LIMIT_REACHED;
  const hash = follow.check(params.hash(1));
  return follow.operation(operationId => [
    { event: "operationBodyDone", operationId, value: ctx.backend.block(hash)?.extrinsics.map(toHex) ?? [] },
  ]);
});

/** Calls a runtime API on a pinned block. */
export const chainHead_v1_call = method((ctx, params) => {
  const follow = maybeFollowOf(ctx, params.text(0));
  if (follow === undefined) return LIMIT_REACHED;
  const hash = follow.check(params.hash(1));
  const name = params.text(2);
  const args = params.optionalBytes(3) ?? new Uint8Array(0);
  return follow.operation(operationId => {
    try {
      return [{ event: "operationCallDone", operationId, output: toHex(ctx.backend.runtimeCall(hash, name, args)) }];
    } catch (error) {
      return [{ event: "operationError", operationId, error: problem(error) }];
    }
  });
});

/** Reads storage of a pinned block. */
export const chainHead_v1_storage = method((ctx, params) => {
  const follow = maybeFollowOf(ctx, params.text(0));
  if (follow === undefined) return LIMIT_REACHED;
  const hash = follow.check(params.hash(1));
  const questions = storageQuestions(params.at(2));
  return {
    ...follow.operation(operationId => {
      try {
        return storageEvents(operationId, answerStorage(ctx.backend.state(hash), questions));
      } catch (error) {
        return [{ event: "operationError", operationId, error: problem(error) }];
      }
    }),
    discardedItems: 0,
  };
});

/** Goes on with an operation that waits. None ever does here: answers are bounded and sent as a whole. */
export const chainHead_v1_continue = method((ctx, params) => {
  followOf(ctx, params.text(0));
  return null;
});

/** Stops an operation. All are done when their id is told. */
export const chainHead_v1_stopOperation = method((ctx, params) => {
  maybeFollowOf(ctx, params.text(0));
  return null;
});

/** Unpins blocks. */
export const chainHead_v1_unpin = method((ctx, params) => {
  const follow = maybeFollowOf(ctx, params.text(0));
  if (follow === undefined) return null;
  const hashes = params.at(1);
  if (Array.isArray(hashes)) for (let i = 0; i < hashes.length; i++) follow.unpin(params.hashIn(1, i));
  else follow.unpin(params.hash(1));
  return null;
});
