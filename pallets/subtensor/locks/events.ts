import { event } from "@waystone/frame";
import { AccountId, Alpha, NetUid } from "@waystone/primitives";
import { bool } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const alpha = Alpha.named("AlphaBalance");

export const StakeLocked = event(127, "A coldkey locked alpha on a hotkey.", {
  coldkey: account.doc("Coldkey."),
  hotkey: account.doc("Hotkey."),
  netuid: netuid.doc("The subnet."),
  amount: alpha.doc("Amount in rao."),
});
export const StakeUnlocked = event(128, "Alpha of a coldkey is locked no more.", {
  coldkey: account.doc("Coldkey."),
  hotkey: account.doc("Hotkey."),
  netuid: netuid.doc("The subnet."),
  amount: alpha.doc("Amount in rao."),
});
export const LockMoved = event(129, "A coldkey moved its lock to another hotkey.", {
  coldkey: account.doc("Coldkey."),
  origin_hotkey: account.doc("Hotkey before."),
  destination_hotkey: account.doc("Hotkey from now on."),
  netuid: netuid.doc("The subnet."),
});
export const PerpetualLockUpdated = event(135, "Whether a coldkey's lock on a subnet decays was set.", {
  coldkey: account.doc("Coldkey."),
  netuid: netuid.doc("The subnet."),
  enabled: bool.doc("Whether it does."),
});
export const RejectLockedAlphaUpdated = event(136, "Whether a coldkey refuses locked alpha from others was set.", {
  coldkey: account.doc("Coldkey."),
  enabled: bool.doc("Whether it does."),
});
