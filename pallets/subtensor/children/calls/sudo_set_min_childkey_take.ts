import { call } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { MinChildKeyTakeSet } from "../events.ts";
import { MinChildkeyTake } from "../storage.ts";

/** Root: set the least take of child hotkeys, in 65535ths. */
export const sudo_set_min_childkey_take = call({
  index: 76,
  weight: WEIGHTS.sudo_set_min_childkey_take,
  docs: ["Set the least take of child hotkeys, in 65535ths.", "Origin: root.", "Emits `MinChildKeyTakeSet`."],
  args: { take: u16 },
  dispatch(ctx, { take }) {
    ctx.origin.ensureRoot();
    MinChildkeyTake.set(ctx.store, take);
    ctx.emit(MinChildKeyTakeSet(take));
  },
});
