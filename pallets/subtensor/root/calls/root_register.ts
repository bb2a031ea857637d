import { call } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { registerOnRoot } from "../register.ts";

/** A hotkey becomes a member of root. */
export const root_register = call({
  index: 62,
  weight: WEIGHTS.root_register,
  docs: [
    "Register a hotkey on root. Where root is full, the member with the least root stake goes, if the newcomer has more. The hotkey becomes a delegate.",
    "Origin: signed by the coldkey.",
    "Emits `NeuronRegistered`.",
    "Errors: `RootNetworkDoesNotExist`, `TooManyRegistrationsThisBlock`, `TooManyRegistrationsThisInterval`, `HotKeyAlreadyRegisteredInSubNet`, `StakeTooLowForRoot`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId") },
  dispatch(ctx, { hotkey }) {
    registerOnRoot(ctx, hotkey);
  },
});
