import { call } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { option } from "@waystone/scale";
import { SubnetIdentityV3 } from "../../subnets/types.ts";
import { WEIGHTS } from "../../weights.ts";
import { registerNetwork } from "../register.ts";

/** A coldkey founds a subnet and says what it is. */
export const register_network_with_identity = call({
  index: 79,
  weight: WEIGHTS.register_network_with_identity,
  docs: [
    "Register a subnet, as `register_network` does, and say what it is, as `set_subnet_identity` does.",
    "Origin: signed by the coldkey, which becomes the subnet's owner.",
    "Emits `NetworkAdded`, `SubnetIdentitySet` if something is said, and an event for each parameter that is set.",
    "Errors: those of `register_network`, and `InvalidIdentity`.",
  ],
  args: {
    hotkey: AccountId.named("T::AccountId"),
    identity: option(SubnetIdentityV3).named("Option<SubnetIdentityOfV3>"),
  },
  dispatch(ctx, { hotkey, identity }) {
    registerNetwork(ctx, ctx.origin.ensureSigned(), hotkey, identity);
  },
});
