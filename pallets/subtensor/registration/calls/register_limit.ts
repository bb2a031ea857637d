import { call, ensure } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { Burn } from "../../subnets/hyperparameters.ts";
import { WEIGHTS } from "../../weights.ts";
import { ensureOrdinarySubnet, registerByBurn } from "../register.ts";

/** A coldkey pays for a neuron, unless the price rose. */
export const register_limit = call({
  index: 134,
  weight: WEIGHTS.register_limit,
  docs: [
    "Register a hotkey as a neuron of a subnet, as `burned_register` does, if the price is at most `limit_price`, in rao.",
    "Origin: signed by the coldkey, which owns the hotkey or becomes its owner.",
    "Emits `NeuronRegistered`.",
    "Errors: `RegistrationPriceLimitExceeded`, and those of `burned_register`.",
  ],
  args: { netuid: NetUid.named("NetUid"), hotkey: AccountId.named("T::AccountId"), limit_price: u64 },
  dispatch(ctx, { netuid, hotkey, limit_price }) {
    const coldkey = ctx.origin.ensureSigned();
    ensureOrdinarySubnet(ctx, netuid);
    ensure(Burn.get(ctx.store, netuid) <= limit_price, Err.RegistrationPriceLimitExceeded);
    registerByBurn(ctx, coldkey, netuid, hotkey);
  },
});
