import { event } from "@waystone/frame";
import { Alpha, NetUid, NetUidStorageIndex } from "@waystone/primitives";
import { u64, vec } from "@waystone/scale";

const netuid = NetUid.named("NetUid");

export const IncentiveAlphaEmittedToMiners = event(110, "An epoch paid a mechanism's miners.", {
  netuid: NetUidStorageIndex.doc("The subnet and its mechanism."),
  emissions: vec(Alpha).doc("Alpha in rao, by uid."),
});
export const VotingPowerTrackingEnabled = event(116, "Voting power is kept on a subnet from now on.", {
  netuid: netuid.doc("The subnet."),
});
export const VotingPowerTrackingDisableScheduled = event(117, "Voting power will be kept on a subnet no more.", {
  netuid: netuid.doc("The subnet."),
  disable_at_block: u64.doc("First block without it."),
});
export const VotingPowerTrackingDisabled = event(118, "Voting power is kept on a subnet no more, and was removed.", {
  netuid: netuid.doc("The subnet."),
});
export const VotingPowerEmaAlphaSet = event(119, "The weight of the present stake in voting power was set.", {
  netuid: netuid.doc("The subnet."),
  alpha: u64.doc("Weight in parts of 10^18."),
});
