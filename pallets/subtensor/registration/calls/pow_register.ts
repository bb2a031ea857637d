import { call, ensure } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { bytes, u64 } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { boundWorkSeal } from "../logic/work.ts";
import { registerByWork, type Work } from "../work.ts";

/** Blocks for which work is good: as SDK 11 reckons. */
const AGE = 5;

const ARGS = {
  netuid: NetUid.named("NetUid"),
  work_block: u64,
  nonce: u64,
  work: bytes.named("Vec<u8>"),
  hotkey: AccountId.named("T::AccountId"),
};

/** What the call is given. */
interface Args {
  readonly netuid: NetUid;
  readonly work_block: bigint;
  readonly nonce: bigint;
  readonly work: Uint8Array;
  readonly hotkey: AccountId;
}

/** The work that a coldkey hands in with the call. */
export function workOf(coldkey: AccountId, { netuid, hotkey, work_block, nonce, work }: Args): Work {
  const seal: Work["seal"] = blockHash => boundWorkSeal({ netuid, blockHash, hotkey, coldkey }, nonce);
  return { block: work_block, work, age: AGE, seal };
}

/** A coldkey without TAO registers a neuron for a proof of work. */
export const pow_register = call({
  index: 152,
  weight: WEIGHTS.pow_register,
  pays: "no",
  docs: [
    "Register a hotkey as a neuron of a subnet that accepts work, for a proof of work on a block of the last five, bound to subnet, hotkey and coldkey.",
    "Origin: signed by the coldkey; free of fees.",
    "Emits `NeuronRegistered`.",
    "Errors: `SubNetRegistrationDisabled` where work is not accepted, `InvalidWorkBlock`, `InvalidDifficulty`, `InvalidSeal`, `TooManyRegistrationsThisInterval`, `HotKeyAlreadyRegisteredInSubNet`, `NonAssociatedColdKey`, `NoNeuronIdAvailable`.",
  ],
  args: ARGS,
  dispatch(ctx, args) {
    const coldkey = ctx.origin.ensureSigned();
    ensure(config(ctx).rules.powRegistration, Err.SubNetRegistrationDisabled);
    registerByWork(ctx, coldkey, args.netuid, args.hotkey, workOf(coldkey, args));
  },
});
