import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { ensureSubnetOwnerOrRoot } from "../../subnets/owner.ts";
import { WEIGHTS } from "../../weights.ts";
import { VotingPowerTrackingEnabled } from "../events.ts";
import * as storage from "../storage.ts";

/** A subnet's owner, or root, has voting power kept. */
export const enable_voting_power_tracking = call({
  index: 129,
  weight: WEIGHTS.enable_voting_power_tracking,
  docs: [
    "Keep the voting power of a subnet's validators from its next epoch on; an end that was ordered is called off.",
    "Origin: signed by the subnet's owner, or root.",
    "Emits `VotingPowerTrackingEnabled`.",
  ],
  args: { netuid: NetUid.named("NetUid") },
  dispatch(ctx, { netuid }) {
    ensureSubnetOwnerOrRoot(ctx, netuid);
    storage.VotingPowerTrackingEnabled.set(ctx.store, [netuid], true);
    storage.VotingPowerDisableAtBlock.remove(ctx.store, netuid);
    ctx.emit(VotingPowerTrackingEnabled({ netuid }));
  },
});
