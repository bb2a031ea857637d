import { event } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { H160, u64 } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");

export const AxonServed = event(
  28,
  "A neuron announced the endpoint at which it answers: netuid, hotkey.",
  netuid,
  account,
);
export const PrometheusServed = event(
  29,
  "A neuron announced the endpoint of its metrics: netuid, hotkey.",
  netuid,
  account,
);
export const EvmKeyAssociated = event(98, "An EVM address was associated with a neuron.", {
  netuid: netuid.doc("The subnet."),
  hotkey: account.doc("Hotkey."),
  evm_key: H160.doc("EVM address."),
  block_associated: u64.doc("Block of the association."),
});
