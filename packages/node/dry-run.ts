import { BlockExecution, callRuntimeApiOn, type Runtime, type Store, TransactionInvalid } from "@waystone/frame";
import { ApplyExtrinsicResult, type Hash } from "@waystone/primitives";
import { preRuntimeDigest, validityErrorWire } from "@waystone/runtime";
import { u64 } from "@waystone/scale";

/** The block on top of which a transaction is tried. */
export interface DryRunParent {
  readonly number: number;
  readonly hash: Hash;
  /** Its time in milliseconds since 1970. */
  readonly timeMs: bigint;
}

/**
 * Applies a transaction in a block of its own, one slot after its parent, and drops all that came of it.
 * @returns SCALE of Substrate's `ApplyExtrinsicResult`
 * @throws ScaleError for bytes that are no extrinsic
 */
export function dryRun(runtime: Runtime, store: Store, parent: DryRunParent, bytes: Uint8Array): Uint8Array {
  const slotMs = u64.decode(callRuntimeApiOn(runtime, store, "AuraApi_slot_duration", new Uint8Array(0)));
  const now = parent.timeMs + slotMs;
  store.begin();
  try {
    const execution = new BlockExecution(runtime, store, {
      number: parent.number + 1,
      parentHash: parent.hash,
      digest: { logs: [preRuntimeDigest(now / slotMs)] },
    });
    for (const inherent of execution.inherents({ now })) execution.apply(inherent);
    const failure = execution.apply(bytes);
    const outcome: ApplyExtrinsicResult =
      failure === undefined
        ? { type: "Ok", value: { type: "Ok", value: undefined } }
        : { type: "Ok", value: { type: "Err", value: runtime.errors.toWire(failure) } };
    return ApplyExtrinsicResult.encode(outcome);
  } catch (error) {
    if (error instanceof TransactionInvalid)
      return ApplyExtrinsicResult.encode({ type: "Err", value: validityErrorWire(error) });
    throw error;
  } finally {
    store.drop();
  }
}
