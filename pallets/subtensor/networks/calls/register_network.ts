import { call } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { registerNetwork } from "../register.ts";

/** A coldkey founds a subnet. */
export const register_network = call({
  index: 59,
  weight: WEIGHTS.register_network,
  docs: [
    "Register a subnet. The price becomes the TAO of its pool; the hotkey becomes its neuron 0. Where there are as many subnets as may be, one past its immunity makes room.",
    "Origin: signed by the coldkey, which becomes the subnet's owner.",
    "Emits `NetworkAdded`, and an event for each parameter that is set.",
    "Errors: `NonAssociatedColdKey`, `CannotUseSystemAccount`, `SubNetRegistrationDisabled`, `NetworkTxRateLimitExceeded`, `SubnetLimitReached`, `CannotAffordLockCost`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId") },
  dispatch(ctx, { hotkey }) {
    registerNetwork(ctx, ctx.origin.ensureSigned(), hotkey);
  },
});
