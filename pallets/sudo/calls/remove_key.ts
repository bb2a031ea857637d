import { call } from "@waystone/frame";
import { KeyRemoved } from "../events.ts";
import { ensureSudo, FREE } from "../logic.ts";
import { Key } from "../storage.ts";

/** Gives sudo up for good. */
export const remove_key = call({
  index: 4,
  docs: ["Remove the sudo key for good.", "Origin: the sudo key.", "Emits `KeyRemoved`."],
  args: {},
  dispatch(ctx) {
    ensureSudo(ctx);
    Key.kill(ctx.store);
    ctx.emit(KeyRemoved());
    return FREE;
  },
});
