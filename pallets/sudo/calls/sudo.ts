import { call, Origin, RuntimeCall } from "@waystone/frame";
import { Sudid } from "../events.ts";
import { dispatchAs, ensureSudo, FREE } from "../logic.ts";

const Call = RuntimeCall.named("Box<<T as Config>::RuntimeCall>");

/** Makes a call as root. */
export const sudo = call({
  index: 0,
  weight: (args, weigh) => weigh(args.call).weight,
  class: (args, weigh) => weigh(args.call).class,
  docs: [
    "Make a call as root. Its failure is told by the event and does not fail this call.",
    "Origin: the sudo key.",
    "Emits `Sudid`.",
  ],
  args: { call: Call },
  dispatch(ctx, args) {
    ensureSudo(ctx);
    ctx.emit(Sudid({ sudo_result: dispatchAs(ctx, args.call, Origin.root) }));
    return FREE;
  },
});
