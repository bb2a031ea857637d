import { call, ensure, SystemPortKey, weight } from "@waystone/frame";
import { boundedBytes } from "@waystone/scale";
import { Err } from "../errors.ts";
import { ExtrinsicStored } from "../events.ts";
import {
  CounterForPendingExtrinsics,
  MaxPendingExtrinsicsLimit,
  NextPendingExtrinsicIndex,
  PendingExtrinsics,
} from "../storage.ts";
import { MAX_CIPHERTEXT } from "../types.ts";

const U32_MAX = 0xffff_ffff;

/** Puts an encrypted call into the chain's queue. */
export const store_encrypted = call({
  index: 2,
  weight: weight(20_000_000_000n),
  docs: [
    "Store an encrypted call for later. This release cannot open it: it is removed in the next block, with `ExtrinsicDecodeFailed`.",
    "Origin: signed. Emits `ExtrinsicStored`. Fails with `TooManyPendingExtrinsics`.",
  ],
  args: { encrypted_call: boundedBytes(MAX_CIPHERTEXT).named("BoundedVec<u8, MaxEncryptedCallSize>") },
  dispatch(ctx, { encrypted_call }) {
    const { store } = ctx;
    const who = ctx.origin.ensureSigned();
    const waiting = CounterForPendingExtrinsics.get(store);
    ensure(waiting < MaxPendingExtrinsicsLimit.get(store), Err.TooManyPendingExtrinsics);
    const index = NextPendingExtrinsicIndex.get(store);
    const submitted_at = ctx.use(SystemPortKey).blockNumber(ctx);
    if (!PendingExtrinsics.has(store, index)) CounterForPendingExtrinsics.set(store, waiting + 1);
    PendingExtrinsics.set(store, [index], { who, encrypted_call, submitted_at });
    NextPendingExtrinsicIndex.set(store, Math.min(index + 1, U32_MAX));
    ctx.emit(ExtrinsicStored({ index, who }));
  },
});
