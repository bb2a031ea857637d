import { event } from "@waystone/frame";
import { AccountId, NetUid, Rao } from "@waystone/primitives";
import { u16, u64 } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const tao = Rao.named("TaoBalance");

export const NeuronRegistered = event(6, "A neuron registered: netuid, uid, hotkey.", netuid, u16, account);
export const BulkNeuronsRegistered = event(7, "Several neurons registered at once. Never emitted.", u16, u16);
export const BulkBalancesSet = event(8, "Several balances were set at once. Never emitted.", u16, u16);
export const RAORecycledForRegistrationSet = event(
  53,
  "The TAO that was paid for registrations on a subnet was set, in rao.",
  netuid,
  tao,
);
export const Faucet = event(56, "The faucet paid an account, in rao.", account, u64);
