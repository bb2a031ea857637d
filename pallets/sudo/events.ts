import { event } from "@waystone/frame";
import { AccountId, DispatchError } from "@waystone/primitives";
import { option, result, unit } from "@waystone/scale";

const outcome = result(unit, DispatchError).named("DispatchResult");

/** A call was made as root, with this outcome. */
export const Sudid = event(0, "A sudo call just took place.", { sudo_result: outcome });
/** Another account may act as root. */
export const KeyChanged = event(1, "The sudo key was changed.", {
  old: option(AccountId).named("Option<T::AccountId>"),
  new: AccountId.named("T::AccountId"),
});
/** Nobody may act as root any more. */
export const KeyRemoved = event(2, "The sudo key was removed for good.");
/** A call was made in somebody's name, with this outcome. */
export const SudoAsDone = event(3, "A call was made in the name of another account.", { sudo_result: outcome });
