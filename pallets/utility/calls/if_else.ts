import { addWeights, call, RuntimeCall, weight } from "@waystone/frame";
import { IfElseFallbackCalled, IfElseMainSuccess } from "../events.ts";
import { attempt, encodeFailure } from "../logic.ts";

/** Makes one call, and another if it fails. */
export const if_else = call({
  index: 6,
  weight: (args, weigh) =>
    addWeights(addWeights(weigh(args.main).weight, weigh(args.fallback).weight), weight(5_000_000n)),
  class: (args, weigh) =>
    weigh(args.main).class === "Operational" && weigh(args.fallback).class === "Operational" ? "Operational" : "Normal",
  docs: [
    "Make a call; if it fails, undo it and make another.",
    "Origin: any but none.",
    "Emits `IfElseMainSuccess` or `IfElseFallbackCalled`.",
  ],
  args: {
    main: RuntimeCall.named("Box<<T as Config>::RuntimeCall>"),
    fallback: RuntimeCall.named("Box<<T as Config>::RuntimeCall>"),
  },
  dispatch(ctx, args) {
    ctx.origin.ensureSignedOrRoot();
    const { failure } = attempt(ctx, args.main, ctx.origin);
    if (failure === undefined) {
      ctx.emit(IfElseMainSuccess());
      return;
    }
    ctx.dispatch(args.fallback, ctx.origin);
    ctx.emit(IfElseFallbackCalled({ main_error: encodeFailure(ctx, failure) }));
  },
});
