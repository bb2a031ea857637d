import { event } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";

const netuid = NetUid.named("NetUid");
const who = AccountId.named("T::AccountId");

/** A commitment without a timelocked field was published. */
export const Commitment = event(0, "An account published a commitment on a subnet.", { netuid, who });
/** A commitment with a timelocked field was published. */
export const TimelockCommitment = event(
  1,
  "An account published a timelocked commitment; it opens with this round of drand.",
  { netuid, who, reveal_round: u64.named("u64") },
);
/** A timelocked field was opened. */
export const CommitmentRevealed = event(2, "A timelocked commitment was opened.", { netuid, who });
