import { call } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { MaxChildKeyTakeSet } from "../events.ts";
import { MaxChildkeyTake } from "../storage.ts";

/** Root: set the greatest take of child hotkeys, in 65535ths. */
export const sudo_set_max_childkey_take = call({
  index: 77,
  weight: WEIGHTS.sudo_set_max_childkey_take,
  docs: ["Set the greatest take of child hotkeys, in 65535ths.", "Origin: root.", "Emits `MaxChildKeyTakeSet`."],
  args: { take: u16 },
  dispatch(ctx, { take }) {
    ctx.origin.ensureRoot();
    MaxChildkeyTake.set(ctx.store, take);
    ctx.emit(MaxChildKeyTakeSet(take));
  },
});
