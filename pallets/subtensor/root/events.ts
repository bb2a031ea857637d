import { event } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { RootClaimTypeEnum } from "../staking/types.ts";

const account = AccountId.named("T::AccountId");

export const RootClaimed = event(114, "Root dividends of a coldkey were claimed.", {
  coldkey: account.doc("Coldkey."),
});
export const RootClaimTypeSet = event(115, "A coldkey chose what becomes of its root dividends.", {
  coldkey: account.doc("Coldkey."),
  root_claim_type: RootClaimTypeEnum.doc("What becomes of them."),
});
