import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u16 } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { ensureAdminWindowOpen, ensureOwnerOrRootWithin, ensureSubnetOwner, noteOwnerLimits } from "../owner.ts";
import { setTempo } from "../tempo.ts";

const LIMITS = ["TempoUpdate"] as const;

/** A subnet's owner sets its tempo. */
export const set_tempo = call({
  index: 139,
  weight: WEIGHTS.set_tempo,
  docs: [
    "Set the blocks between two epochs of a subnet, within `MinTempo` and `MaxTempo`, and begin a new cycle. Possible only so often, and not shortly before an epoch.",
    "Origin: signed by the subnet's owner.",
    "Emits `TempoSet`.",
    "Errors: `TempoOutOfBounds`, `AdminActionProhibitedDuringWeightsWindow`, `TxRateLimitExceeded`.",
  ],
  args: { netuid: NetUid.named("NetUid"), tempo: u16 },
  dispatch(ctx, { netuid, tempo }) {
    const owner = ensureSubnetOwner(ctx, netuid);
    const [least, greatest] = config(ctx).limits.tempo;
    ensure(tempo >= least && tempo <= greatest, Err.TempoOutOfBounds);
    ensureAdminWindowOpen(ctx, netuid);
    ensureOwnerOrRootWithin(ctx, netuid, LIMITS);
    setTempo(ctx, netuid, tempo);
    noteOwnerLimits(ctx, owner, netuid, LIMITS);
  },
});
