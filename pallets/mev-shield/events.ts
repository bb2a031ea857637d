import { event } from "@waystone/frame";
import { AccountId, DispatchError, H256 } from "@waystone/primitives";
import { u32, u64 } from "@waystone/scale";

const index = u32.named("u32");

/** An encrypted transaction is in the block; the author puts what it holds right behind it. */
export const EncryptedSubmitted = event(
  0,
  "An encrypted transaction was taken; `id` is the hash of sender and bytes.",
  {
    id: H256.named("T::Hash"),
    who: AccountId.named("T::AccountId"),
  },
);
/** An encrypted call waits in the chain. Like the other events of stored calls: for clients that know them, never emitted. */
export const ExtrinsicStored = event(1, "An encrypted call was stored under this number.", {
  index,
  who: AccountId.named("T::AccountId"),
});
/** A stored call could not be decrypted and is gone. */
export const ExtrinsicDecodeFailed = event(2, "A stored call could not be decrypted and was removed.", { index });
/** A stored call was made, and failed. */
export const ExtrinsicDispatchFailed = event(3, "A stored call was made and failed with this error.", {
  index,
  error: DispatchError.named("DispatchError"),
});
/** A stored call was made. */
export const ExtrinsicDispatched = event(4, "A stored call was made.", { index });
/** A stored call waited longer than `ExtrinsicLifetime` blocks and is gone. */
export const ExtrinsicExpired = event(5, "A stored call waited too long and was removed.", { index });
/** A stored call did not fit into the block's share and waits for the next. */
export const ExtrinsicPostponed = event(6, "A stored call waits for the next block, for want of weight.", { index });
/** Root set how many encrypted calls may wait. */
export const MaxPendingExtrinsicsNumberSet = event(7, "The most calls that may wait was set.", {
  value: u32.named("u32"),
});
/** Root set how much weight stored calls may take in a block, in picoseconds. */
export const OnInitializeWeightSet = event(8, "The weight for stored calls in a block was set, in picoseconds.", {
  value: u64.named("u64"),
});
/** Root set for how many blocks an encrypted call may wait. */
export const ExtrinsicLifetimeSet = event(9, "The most blocks that a call may wait was set.", {
  value: u32.named("u32"),
});
/** Root set how much weight one stored call may have, in picoseconds. */
export const MaxExtrinsicWeightSet = event(10, "The most weight of one stored call was set, in picoseconds.", {
  value: u64.named("u64"),
});
/** A stored call is too heavy and is gone. */
export const ExtrinsicWeightExceeded = event(11, "A stored call was too heavy and was removed.", { index });
