import { defineErrors } from "@waystone/frame";

/** Errors of the Sudo pallet. */
export const Err = defineErrors({ RequireSudo: [0, "Sender must be the Sudo account."] });
