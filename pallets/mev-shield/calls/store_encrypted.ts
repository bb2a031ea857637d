import { call, weight } from "@waystone/frame";
import { boundedBytes } from "@waystone/scale";
import { Err } from "../errors.ts";
import { MAX_CIPHERTEXT } from "../types.ts";

/** Once put an encrypted call into a queue on the chain. */
export const store_encrypted = call({
  index: 2,
  weight: weight(20_000_000_000n),
  docs: [
    "Not in use: nothing could open what is stored. Hand a transaction in with `submit_encrypted`.",
    "Fails with `TooManyPendingExtrinsics`: there is room for none.",
  ],
  args: { encrypted_call: boundedBytes(MAX_CIPHERTEXT).named("BoundedVec<u8, MaxEncryptedCallSize>") },
  dispatch(ctx) {
    ctx.origin.ensureSigned();
    throw Err.TooManyPendingExtrinsics;
  },
});
