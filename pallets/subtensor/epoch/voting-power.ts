import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { IsNetworkMember } from "../neurons/storage.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { VotingPowerTrackingDisabled } from "./events.ts";
import type { SubnetEpoch } from "./logic/mechanisms.ts";
import { nextVotingPower } from "./logic/voting-power.ts";
import { VotingPower, VotingPowerDisableAtBlock, VotingPowerEmaAlpha, VotingPowerTrackingEnabled } from "./storage.ts";

/** Ends the keeping of voting power on a subnet and forgets it. Emits `VotingPowerTrackingDisabled`. */
function endTracking(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  VotingPower.clearPrefix(store, netuid);
  VotingPowerTrackingEnabled.set(store, [netuid], false);
  VotingPowerDisableAtBlock.remove(store, netuid);
  ctx.emit(VotingPowerTrackingDisabled({ netuid }));
}

/** A validator's power moves towards its stake, in rao; one that falls below the threshold is forgotten, one that grows is not. */
function follow({ store }: Context, netuid: NetUid, hotkey: Hotkey, stake: bigint): void {
  const before = VotingPower.get(store, netuid, hotkey);
  const after = nextVotingPower(before, stake, VotingPowerEmaAlpha.get(store, netuid));
  const threshold = StakeThreshold.get(store);
  if (after < threshold && before >= threshold) VotingPower.remove(store, netuid, hotkey);
  else if (after > 0n) VotingPower.set(store, [netuid, hotkey], after);
}

/** After an epoch, on a subnet that keeps voting power: validators' follows their stake, nobody else has any (`runtime.md` 5.9). */
export function updateVotingPower(ctx: Context, netuid: NetUid, hotkeys: readonly Hotkey[], epoch: SubnetEpoch): void {
  const { store } = ctx;
  if (!VotingPowerTrackingEnabled.get(store, netuid)) return;
  const endsAt = VotingPowerDisableAtBlock.get(store, netuid);
  if (endsAt > 0n && currentBlock(ctx) >= endsAt) {
    endTracking(ctx, netuid);
    return;
  }
  for (const [uid, hotkey] of hotkeys.entries())
    if (epoch.validatorPermits[uid] === true) follow(ctx, netuid, hotkey, epoch.stake[uid] ?? 0n);
    else VotingPower.remove(store, netuid, hotkey);
  for (const [[, hotkey]] of VotingPower.iterPrefix(store, netuid))
    if (!IsNetworkMember.get(store, hotkey, netuid)) VotingPower.remove(store, netuid, hotkey);
}
