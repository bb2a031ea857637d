import { addWeights, call, Origin, RuntimeCall, weight } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { derivativeAccount } from "../logic.ts";

/** Makes a call for an account that follows from the caller and an index. */
export const as_derivative = call({
  index: 1,
  weight: (args, weigh) => addWeights(weigh(args.call).weight, weight(5_000_000n)),
  class: (args, weigh) => weigh(args.call).class,
  docs: ["Make a call from the caller's derivative account of this index.", "Origin: signed."],
  args: { index: u16.named("u16"), call: RuntimeCall.named("Box<<T as Config>::RuntimeCall>") },
  dispatch(ctx, args) {
    const who = derivativeAccount(ctx.origin.ensureSigned(), args.index);
    const declared = ctx.weigh(args.call).weight;
    const post = ctx.dispatch(args.call, Origin.signed(who));
    return { actualWeight: addWeights(post.actualWeight ?? declared, weight(5_000_000n)), pays: post.pays };
  },
});
