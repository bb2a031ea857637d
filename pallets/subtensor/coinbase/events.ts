import { event } from "@waystone/frame";
import { AccountId, Alpha, NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const alpha = Alpha.named("AlphaBalance");

export const AutoStakeAdded = event(109, "A neuron's incentive was staked on the hotkey that its owner had chosen.", {
  netuid: netuid.doc("The subnet."),
  destination: account.doc("Hotkey on which it was staked."),
  hotkey: account.doc("Hotkey."),
  owner: account.doc("Coldkey that owns the neuron."),
  incentive: alpha.doc("Alpha in rao."),
});
export const EpochDeferred = event(132, "An epoch was due and waits: too many run in this block.", {
  netuid: netuid.doc("The subnet."),
  from_block: u64.doc("Block in which it was due."),
  to_block: u64.doc("Block in which it is due again."),
});
export const EpochSkipped = event(133, "An epoch was due and was left out: the subnet's neurons are not in order.", {
  netuid: netuid.doc("The subnet."),
  block: u64.doc("Block."),
});
export const SubnetOwnerChanged = event(134, "The most convinced hotkey's coldkey took over a subnet.", {
  netuid: netuid.doc("The subnet."),
  old_coldkey: account.doc("Coldkey before."),
  new_coldkey: account.doc("Coldkey from now on."),
});
