import { toHex } from "@waystone/scale";
import { followOf } from "../chain-head/follow.ts";
import { LIMIT_REACHED } from "../chain-head/operations.ts";
import { NO_RUNTIME } from "../codes.ts";
import { RpcError } from "../error.ts";
import { method } from "../method.ts";
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
    return follow.operations.start(() => {
      const output = toHex(ctx.backend.runtimeCall(args.hash, args.function, args.callParameters));
      return { events: [{ event: "operationCallDone", output }], more: false };
    });
  },
});
