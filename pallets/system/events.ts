import { event } from "@waystone/frame";
import { AccountId, DispatchError, DispatchEventInfo, H256 } from "@waystone/primitives";

/** A call succeeded. */
export const ExtrinsicSuccess = event(0, "An extrinsic completed successfully.", {
  dispatch_info: DispatchEventInfo.named("DispatchEventInfo"),
});
/** A call failed; what it changed was dropped. */
export const ExtrinsicFailed = event(1, "An extrinsic failed.", {
  dispatch_error: DispatchError.named("DispatchError"),
  dispatch_info: DispatchEventInfo.named("DispatchEventInfo"),
});
/** An account exists from now on. */
export const NewAccount = event(3, "A new account was created.", { account: AccountId.named("T::AccountId") });
/** An account exists no more. */
export const KilledAccount = event(4, "An account was reaped.", { account: AccountId.named("T::AccountId") });
/** Somebody left a remark. */
export const Remarked = event(5, "A remark was left on chain.", {
  sender: AccountId.named("T::AccountId"),
  hash: H256.named("T::Hash"),
});
