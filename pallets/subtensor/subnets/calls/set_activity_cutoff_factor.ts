import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u32 } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { ActivityCutoffFactorMilliSet } from "../events.ts";
import { ActivityCutoffFactorMilli } from "../hyperparameters.ts";
import { ensureAdminWindowOpen, ensureOwnerOrRootWithin, ensureSubnetOwnerOrRoot, noteOwnerLimits } from "../owner.ts";

const LIMITS = [{ hyperparameter: "ActivityCutoffFactorMilli" }] as const;

/** A subnet's owner, or root, sets its activity cutoff as a factor of the tempo. */
export const set_activity_cutoff_factor = call({
  index: 140,
  weight: WEIGHTS.set_activity_cutoff_factor,
  docs: [
    "Set the activity cutoff of a subnet in thousandths of its tempo. It counts where the cutoff follows the tempo; elsewhere it is a number of blocks.",
    "Origin: signed by the subnet's owner, so often and not shortly before an epoch; or root.",
    "Emits `ActivityCutoffFactorMilliSet`.",
    "Errors: `ActivityCutoffFactorMilliOutOfBounds`, `AdminActionProhibitedDuringWeightsWindow`, `TxRateLimitExceeded`.",
  ],
  args: { netuid: NetUid.named("NetUid"), factor_milli: u32 },
  dispatch(ctx, { netuid, factor_milli }) {
    const owner = ensureSubnetOwnerOrRoot(ctx, netuid);
    const [least, greatest] = config(ctx).limits.activityCutoffFactorMilli;
    ensure(factor_milli >= least && factor_milli <= greatest, Err.ActivityCutoffFactorMilliOutOfBounds);
    if (owner !== undefined) ensureAdminWindowOpen(ctx, netuid);
    ensureOwnerOrRootWithin(ctx, netuid, LIMITS);
    ActivityCutoffFactorMilli.set(ctx.store, [netuid], factor_milli);
    ctx.emit(ActivityCutoffFactorMilliSet({ netuid, factor_milli }));
    noteOwnerLimits(ctx, owner, netuid, LIMITS);
  },
});
