import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { currentBlock } from "../../block.ts";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { ensureSubnetOwnerOrRoot } from "../../subnets/owner.ts";
import { WEIGHTS } from "../../weights.ts";
import { VotingPowerTrackingDisableScheduled } from "../events.ts";
import { VotingPowerDisableAtBlock, VotingPowerTrackingEnabled } from "../storage.ts";

/** A subnet's owner, or root, ends the keeping of voting power. */
export const disable_voting_power_tracking = call({
  index: 130,
  weight: WEIGHTS.disable_voting_power_tracking,
  docs: [
    "Keep the voting power of a subnet's validators for 100,800 blocks more, and forget it at the epoch that follows.",
    "Origin: signed by the subnet's owner, or root.",
    "Emits `VotingPowerTrackingDisableScheduled`.",
    "Errors: `VotingPowerTrackingNotEnabled`.",
  ],
  args: { netuid: NetUid.named("NetUid") },
  dispatch(ctx, { netuid }) {
    ensureSubnetOwnerOrRoot(ctx, netuid);
    ensure(VotingPowerTrackingEnabled.get(ctx.store, netuid), Err.VotingPowerTrackingNotEnabled);
    const disable_at_block = currentBlock(ctx) + BigInt(config(ctx).limits.votingPowerDisableDelay);
    VotingPowerDisableAtBlock.set(ctx.store, [netuid], disable_at_block);
    ctx.emit(VotingPowerTrackingDisableScheduled({ netuid, disable_at_block }));
  },
});
