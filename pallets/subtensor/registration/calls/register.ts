import { call } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { bytes, u64 } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { WEIGHTS } from "../../weights.ts";
import { workSeal } from "../logic/work.ts";
import { registerByBurn } from "../register.ts";
import { acceptsWork, registerByWork } from "../work.ts";

/** A neuron registers for a proof of work. */
export const register = call({
  index: 6,
  weight: WEIGHTS.register,
  docs: [
    "Register a hotkey as a neuron of a subnet for a proof of work on a block of the last three, where the subnet accepts work; elsewhere for the price, as `burned_register` does.",
    "Origin: signed by the coldkey, or for work by the hotkey, which then belongs to `coldkey`.",
    "Emits `NeuronRegistered`.",
    "Errors: `InvalidWorkBlock`, `InvalidDifficulty`, `InvalidSeal`, `TooManyRegistrationsThisInterval`, and those of `burned_register`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    block_number: u64,
    nonce: u64,
    work: bytes.named("Vec<u8>"),
    hotkey: AccountId.named("T::AccountId"),
    coldkey: AccountId.named("T::AccountId"),
  },
  dispatch(ctx, { netuid, block_number, nonce, work, hotkey, coldkey }) {
    const who = ctx.origin.ensureSigned();
    const { rules, limits } = config(ctx);
    if (!rules.powRegistration || !acceptsWork(ctx, netuid)) return registerByBurn(ctx, who, netuid, hotkey);
    registerByWork(ctx, who === hotkey ? coldkey : who, netuid, hotkey, {
      block: block_number,
      work,
      age: limits.workAge,
      seal: blockHash => workSeal(blockHash, hotkey, nonce),
    });
  },
});
