import { identity, storageMap, storageValue, twox64Concat } from "@waystone/frame";
import { bool, boundedBytes, u32, u64 } from "@waystone/scale";
import { AuthorityId, PendingExtrinsic, ShieldEncKey } from "./types.ts";

/** Key of the author of the block at hand. */
export const CurrentKey = storageValue({
  docs: ["ML-KEM-768 key that the author of this block opens with; `NextKey` of two blocks ago."],
  value: ShieldEncKey,
});

/** Key of the author of the next block. */
export const PendingKey = storageValue({
  docs: ["ML-KEM-768 key that becomes `CurrentKey` with the next block; `NextKey` of one block ago."],
  value: ShieldEncKey,
});

/** Key to encrypt with. */
export const NextKey = storageValue({
  docs: [
    "ML-KEM-768 key to encrypt transactions with: that of the author two blocks on. None while it announced none.",
  ],
  value: ShieldEncKey,
});

/** author → its announced key. */
export const AuthorKeys = storageMap({
  docs: ["author → ML-KEM-768 key that it announced in its last block, for its next one."],
  keys: [twox64Concat(AuthorityId)],
  value: ShieldEncKey,
});

/** Block from which on `PendingKey` is of no use. */
export const PendingKeyExpiresAt = storageValue({
  docs: ["Number of the first block in which `PendingKey` is of no use any more."],
  value: u32,
});

/** Block from which on `NextKey` is of no use. */
export const NextKeyExpiresAt = storageValue({
  docs: ["Number of the first block in which `NextKey` is of no use any more."],
  value: u32,
});

/** Names of one-time changes of the storage that were made. */
export const HasMigrationRun = storageMap({
  docs: ["Names of one-time changes of the storage that were made."],
  keys: [identity(boundedBytes(128))],
  value: bool,
  default: false,
});

/** Most encrypted calls that may wait. */
export const MaxPendingExtrinsicsLimit = storageValue({
  docs: ["Most encrypted calls that may wait in the chain."],
  value: u32,
  default: 100,
});

/** Most blocks that an encrypted call may wait. */
export const ExtrinsicLifetime = storageValue({
  docs: ["Most blocks that an encrypted call may wait."],
  value: u32,
  default: 10,
});

/** Weight for stored calls in a block, in picoseconds. */
export const OnInitializeWeight = storageValue({
  docs: ["Most weight that stored calls may take in a block, in picoseconds."],
  value: u64,
  default: 500_000_000_000n,
});

/** Most weight of one stored call, in picoseconds. */
export const MaxExtrinsicWeight = storageValue({
  docs: ["Most weight of one stored call, in picoseconds."],
  value: u64,
  default: 50_000_000_000n,
});

/** number → an encrypted call that waits. */
export const PendingExtrinsics = storageMap({
  docs: ["number → encrypted call that waits in the chain."],
  keys: [identity(u32)],
  value: PendingExtrinsic,
});

/** How many encrypted calls wait. */
export const CounterForPendingExtrinsics = storageValue({
  docs: ["How many encrypted calls wait in the chain."],
  value: u32,
  default: 0,
});

/** Number that the next stored call gets. */
export const NextPendingExtrinsicIndex = storageValue({
  docs: ["Number that the next stored call gets."],
  value: u32,
  default: 0,
});
