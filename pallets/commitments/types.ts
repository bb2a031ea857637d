import { Rao } from "@waystone/primitives";
import { boundedVec, type Static, struct, u32, u64 } from "@waystone/scale";
import { Data } from "./data.ts";

/** Most fields of a commitment. */
export const MAX_FIELDS = 3;

/** What somebody publishes. */
export const CommitmentInfo = struct(
  "pallet_commitments::types::CommitmentInfo",
  { fields: boundedVec(Data, MAX_FIELDS).named("BoundedVec<Data, FieldLimit>") },
  { params: { FieldLimit: undefined } },
);

/** What somebody has published, and when. */
export const Registration = struct(
  "pallet_commitments::types::Registration",
  {
    deposit: Rao.named("Balance"),
    block: u32.named("BlockNumber"),
    info: CommitmentInfo.named("CommitmentInfo<MaxFields>"),
  },
  { params: { Balance: Rao, MaxFields: undefined, BlockNumber: u32 } },
);
/** What somebody has published, and when. */
export type Registration = Static<typeof Registration>;

/** How many bytes somebody has published in an epoch. */
export const UsageTracker = struct("pallet_commitments::types::UsageTracker", {
  last_epoch: u64.named("u64"),
  used_space: u64.named("u64"),
});
