import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bool } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { setPerpetual } from "../lock.ts";

/** A coldkey keeps its lock from decaying, or lets it decay. */
export const set_perpetual_lock = call({
  index: 138,
  weight: WEIGHTS.set_perpetual_lock,
  docs: [
    "Keep the caller's lock on a subnet from decaying, now and later, or let it decay, as locks do by default.",
    "Origin: signed by the coldkey.",
    "Emits `PerpetualLockUpdated`.",
  ],
  args: { netuid: NetUid.named("NetUid"), enabled: bool },
  dispatch(ctx, { netuid, enabled }) {
    setPerpetual(ctx, ctx.origin.ensureSigned(), netuid, enabled);
  },
});
