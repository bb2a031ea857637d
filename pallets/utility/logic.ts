import { blake2_256 } from "@waystone/crypto";
import {
  addWeights,
  type CallContext,
  type CallInfo,
  type DispatchClass,
  DispatchFailure,
  ensure,
  type Origin,
  type PostInfo,
  RuntimeCall,
  type Weight,
  weight,
} from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { fixedBytes, toHex, tuple, u16, vec } from "@waystone/scale";
import { BATCHED_CALLS_LIMIT, UtilityErrorEncoderPort } from "./config.ts";
import { Err } from "./errors.ts";

/** Argument of all batches. */
export const Calls = vec(RuntimeCall).named("Vec<<T as Config>::RuntimeCall>");

type Weigh = (call: RuntimeCall) => CallInfo;

/** What a batch costs: its calls and something for itself. */
export function batchWeight(calls: readonly RuntimeCall[], weigh: Weigh): Weight {
  return calls.reduce(
    (sum, call) => addWeights(sum, weigh(call).weight),
    weight(5_000_000n + 3_000_000n * BigInt(calls.length)),
  );
}

/** A batch is operational if all its calls are. */
export function batchClass(calls: readonly RuntimeCall[], weigh: Weigh): DispatchClass {
  return calls.length > 0 && calls.every(call => weigh(call).class === "Operational") ? "Operational" : "Normal";
}

/** @throws DispatchFailure `TooManyCalls` */
export function ensureNotTooMany(calls: readonly RuntimeCall[]): void {
  ensure(calls.length <= BATCHED_CALLS_LIMIT, Err.TooManyCalls);
}

/** Makes a call; gives its failure back as a value, with what it cost. */
export function attempt(
  ctx: CallContext,
  call: RuntimeCall,
  origin: Origin,
): { used: Weight; failure: DispatchFailure | undefined } {
  const declared = ctx.weigh(call).weight;
  try {
    const post: PostInfo = ctx.dispatch(call, origin);
    return { used: post.actualWeight ?? declared, failure: undefined };
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    return { used: declared, failure: error };
  }
}

/** Wire form of a failure. */
export function encodeFailure(ctx: CallContext, failure: DispatchFailure) {
  return ctx.use(UtilityErrorEncoderPort)(failure);
}

const DerivativeInput = tuple(fixedBytes(16), AccountId, u16);

/** The account that `as_derivative` acts for: a hash of the caller and an index. */
export function derivativeAccount(who: AccountId, index: number): AccountId {
  const prefix = new TextEncoder().encode("modlpy/utilisuba");
  return toHex(blake2_256(DerivativeInput.encode([prefix, who, index]))) as AccountId;
}
