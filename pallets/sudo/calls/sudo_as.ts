import { CannotLookup, call, Origin, RuntimeCall } from "@waystone/frame";
import { MultiAddress } from "@waystone/primitives";
import { SudoAsDone } from "../events.ts";
import { dispatchAs, ensureSudo, FREE } from "../logic.ts";

/** Makes a call in somebody's name. */
export const sudo_as = call({
  index: 3,
  weight: (args, weigh) => weigh(args.call).weight,
  class: (args, weigh) => weigh(args.call).class,
  docs: ["Make a call in the name of another account.", "Origin: the sudo key.", "Emits `SudoAsDone`."],
  args: { who: MultiAddress.named("AccountIdLookupOf<T>"), call: RuntimeCall.named("Box<<T as Config>::RuntimeCall>") },
  dispatch(ctx, args) {
    ensureSudo(ctx);
    if (args.who.type !== "Id") throw CannotLookup;
    ctx.emit(SudoAsDone({ sudo_result: dispatchAs(ctx, args.call, Origin.signed(args.who.value)) }));
    return FREE;
  },
});
