import type { Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { NodeError } from "../../errors.ts";
import { followOf } from "../chain-head/follow.ts";
import { LIMIT_REACHED } from "../chain-head/operations.ts";
import { NO_RUNTIME } from "../codes.ts";
import { isGone, RpcError, toRpcError } from "../error.ts";
import { isLongCall } from "../long-calls.ts";
import { type MethodContext, method } from "../method.ts";
import { blockHash, bytes, text, withDefault } from "../params.ts";

/** Calls a method of a runtime API on the state after a pinned block; the outcome comes by an event. */
export const chainHead_v1_call = method({
  name: "chainHead_v1_call",
  params: {
    followSubscription: text,
    hash: blockHash,
    function: text,
    callParameters: withDefault(bytes, new Uint8Array(0)),
  },
  handle(ctx, args) {
    const follow = followOf(ctx, args.followSubscription);
    if (follow === undefined) return LIMIT_REACHED;
    follow.check(args.hash);
    if (!follow.withRuntime)
      throw new RpcError(NO_RUNTIME, "The runtime updates flag must be set: follow with withRuntime true to call");
    const elsewhere = isLongCall(args.function) && isReadable(ctx, args.hash) ? ctx.readElsewhere : undefined;
    if (elsewhere !== undefined)
      return follow.operations.startElsewhere(() =>
        elsewhere("archive_v1_call", [args.hash, args.function, toHex(args.callParameters)]).then(
          json => eventsOf(JSON.parse(json) as CallOutcome),
          error => [{ event: "operationError", error: toRpcError(error).message }],
        ),
      );
    return follow.operations.start(() => {
      const output = toHex(ctx.backend.runtimeCall(args.hash, args.function, args.callParameters));
      return { events: [{ event: "operationCallDone", output }], more: false };
    });
  },
});

/** What `archive_v1_call` answers. */
type CallOutcome =
  | { readonly success: true; readonly value: string }
  | { readonly success: false; readonly error: string }
  | null;

function eventsOf(outcome: CallOutcome) {
  if (outcome === null) return [{ event: "operationInaccessible" }];
  return [
    outcome.success
      ? { event: "operationCallDone", output: outcome.value }
      : { event: "operationError", error: outcome.error },
  ];
}

/** Whether a block's state is kept; where it is not, that is found out at once and told as it is. */
function isReadable({ backend }: MethodContext, hash: Hash): boolean {
  try {
    backend.state(hash);
    return true;
  } catch (error) {
    if (error instanceof NodeError || isGone(error)) return false;
    throw error;
  }
}
