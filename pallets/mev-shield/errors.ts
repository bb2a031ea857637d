import { defineErrors } from "@waystone/frame";

/** Errors of MevShield. Clients look them up by name. */
export const Err = defineErrors({
  BadEncKeyLen: [0, "The announced key is not an ML-KEM-768 encapsulation key, which has 1184 bytes."],
  Unreachable: [1, "The block's author is not known, so no key can be announced for it."],
  TooManyPendingExtrinsics: [
    2,
    "This chain stores no encrypted calls, since nothing could open them; hand the transaction in with submit_encrypted.",
  ],
  WeightExceedsAbsoluteMax: [3, "The weight is above half of a block's; choose 2,000,000,000,000 or less."],
});
