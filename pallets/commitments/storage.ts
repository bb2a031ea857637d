import { identity, storageMap, storageValue, twox64Concat } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { btreeSet, bytes, tuple, u32, u64, vec } from "@waystone/scale";
import { Registration, UsageTracker } from "./types.ts";

const neuron = [identity(NetUid), twox64Concat(AccountId)] as const;

/** Whose commitment has a timelocked field. */
export const TimelockedIndex = storageValue({
  docs: ["(netuid, account) of each commitment with a timelocked field."],
  value: btreeSet(tuple(NetUid, AccountId)),
  default: new Set<readonly [NetUid, AccountId]>(),
});

/** (netuid, account) → its commitment. */
export const CommitmentOf = storageMap({
  docs: ["(netuid, account) → what it has published last."],
  keys: neuron,
  value: Registration,
});

/** (netuid, account) → block of its last commitment. */
export const LastCommitment = storageMap({
  docs: ["(netuid, account) → block in which it published last."],
  keys: neuron,
  value: u32,
});

/** (netuid, account) → block in which it last asked for its bonds to be reset. */
export const LastBondsReset = storageMap({
  docs: ["(netuid, account) → block in which it last asked for the bonds to it to be reset."],
  keys: neuron,
  value: u32,
});

/** (netuid, account) → what was opened. */
export const RevealedCommitments = storageMap({
  docs: ["(netuid, account) → opened fields, oldest first: bytes, and the block in which they were opened."],
  keys: neuron,
  value: vec(tuple(bytes, u64)),
});

/** (netuid, account) → bytes that it has published in an epoch. */
export const UsedSpaceOf = storageMap({
  docs: ["(netuid, account) → bytes that it has published, and in which epoch of the subnet."],
  keys: neuron,
  value: UsageTracker,
});

/** Most bytes that an account may publish on a subnet in an epoch. */
export const MaxSpace = storageValue({
  docs: ["Most bytes that an account may publish on a subnet in an epoch."],
  value: u32,
  default: 3100,
});
