import { call } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { setAcceptsLocked } from "../carry.ts";
import { RejectLockedAlphaUpdated } from "../events.ts";

/** A coldkey refuses locked alpha from others, or takes it. */
export const set_reject_locked_alpha = call({
  index: 142,
  weight: WEIGHTS.set_reject_locked_alpha,
  docs: [
    "Refuse locked alpha from others, as every account does by default, or take it.",
    "Origin: signed by the coldkey.",
    "Emits `RejectLockedAlphaUpdated`.",
  ],
  args: { enabled: bool },
  dispatch(ctx, { enabled }) {
    const coldkey = ctx.origin.ensureSigned();
    setAcceptsLocked(ctx, coldkey, !enabled);
    ctx.emit(RejectLockedAlphaUpdated({ coldkey, enabled }));
  },
});
