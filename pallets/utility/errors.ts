import { defineErrors } from "@waystone/frame";

/** Errors of the Utility pallet. */
export const Err = defineErrors({ TooManyCalls: [0, "Too many calls batched."] });
