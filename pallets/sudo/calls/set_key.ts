import { CannotLookup, call } from "@waystone/frame";
import { MultiAddress } from "@waystone/primitives";
import { KeyChanged } from "../events.ts";
import { ensureSudo, FREE } from "../logic.ts";
import { Key } from "../storage.ts";

/** Hands the sudo key to another account. */
export const set_key = call({
  index: 2,
  docs: ["Let another account act as root.", "Origin: the sudo key.", "Emits `KeyChanged`."],
  args: { new: MultiAddress.named("AccountIdLookupOf<T>") },
  dispatch(ctx, args) {
    ensureSudo(ctx);
    if (args.new.type !== "Id") throw CannotLookup;
    const old = Key.get(ctx.store);
    Key.set(ctx.store, args.new.value);
    ctx.emit(KeyChanged({ old, new: args.new.value }));
    return FREE;
  },
});
