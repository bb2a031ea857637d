import { call, ensure } from "@waystone/frame";
import { I96F32, NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { RootClaimableThreshold } from "../../staking/storage.ts";
import { ensureSubnetOwnerOrRoot } from "../../subnets/owner.ts";
import { WEIGHTS } from "../../weights.ts";

/** A subnet's owner sets the least claim of its root dividends. */
export const sudo_set_root_claim_threshold = call({
  index: 124,
  weight: WEIGHTS.sudo_set_root_claim_threshold,
  docs: [
    "Set the least claim of root dividends on a subnet, in rao of alpha, at most 10,000,000.",
    "Origin: the subnet's owner, or root.",
    "Errors: `BadOrigin`, `InvalidRootClaimThreshold`.",
  ],
  args: { netuid: NetUid.named("NetUid"), new_value: u64 },
  dispatch(ctx, { netuid, new_value }) {
    ensureSubnetOwnerOrRoot(ctx, netuid);
    ensure(new_value <= config(ctx).limits.rootClaimThreshold, Err.InvalidRootClaimThreshold);
    RootClaimableThreshold.set(ctx.store, [netuid], I96F32.saturatingFromNum(new_value));
  },
});
