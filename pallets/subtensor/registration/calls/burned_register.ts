import { call } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { registerByBurn } from "../register.ts";

/** A coldkey pays for a neuron. */
export const burned_register = call({
  index: 7,
  weight: WEIGHTS.burned_register,
  docs: [
    "Register a hotkey as a neuron of a subnet. The price, `Burn`, buys alpha of the subnet, which is destroyed; where the subnet is full, the neuron that earned least goes.",
    "Origin: signed by the coldkey, which owns the hotkey or becomes its owner.",
    "Emits `NeuronRegistered`.",
    "Errors: `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`, `SubNetRegistrationDisabled`, `HotKeyAlreadyRegisteredInSubNet`, `NotEnoughBalanceToStake`, `NonAssociatedColdKey`, `NoNeuronIdAvailable`.",
  ],
  args: { netuid: NetUid.named("NetUid"), hotkey: AccountId.named("T::AccountId") },
  dispatch(ctx, { netuid, hotkey }) {
    registerByBurn(ctx, ctx.origin.ensureSigned(), netuid, hotkey);
  },
});
