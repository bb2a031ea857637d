import { defineErrors } from "@waystone/frame";

/** Errors of the System pallet, at their places in Substrate's list. */
export const Err = defineErrors({
  InvalidSpecName: [0, "The new runtime has another name than the present one."],
  SpecVersionNeedsToIncrease: [1, "The new runtime's version must be higher than the present one."],
  FailedToExtractRuntimeVersion: [2, "No version could be read from the new runtime."],
  NonDefaultComposite: [3, "The account's data is not at its default, so the account cannot be killed."],
  NonZeroRefCount: [4, "Something still refers to the account, so it cannot be killed."],
  CallFiltered: [5, "The chain's filter does not let this call through."],
  MultiBlockMigrationsOngoing: [6, "A migration over several blocks is under way; try again later."],
  NothingAuthorized: [7, "No upgrade was authorised."],
  Unauthorized: [8, "The upgrade that was submitted is not the authorised one."],
});
