import { event } from "@waystone/frame";
import { AccountId, DispatchError, H256, NetUid, NetUidStorageIndex } from "@waystone/primitives";
import { compact, u16, u64, vec } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");

export const WeightsSet = event(
  5,
  "A neuron set its weights: storage index of the mechanism, uid.",
  NetUidStorageIndex,
  u16,
);
export const CRV3WeightsCommitted = event(
  84,
  "Timelocked weights of an old format were committed: hotkey, storage index, hash. Never emitted.",
  account,
  NetUidStorageIndex,
  H256,
);
export const WeightsCommitted = event(
  85,
  "A hotkey committed weights: hotkey, storage index, hash.",
  account,
  NetUidStorageIndex,
  H256,
);
export const WeightsRevealed = event(
  86,
  "A hotkey revealed weights: hotkey, storage index, hash.",
  account,
  NetUidStorageIndex,
  H256,
);
export const WeightsBatchRevealed = event(
  87,
  "A hotkey revealed several commits: hotkey, netuid, hashes.",
  account,
  netuid,
  vec(H256),
);
export const BatchWeightsCompleted = event(
  88,
  "A batch of weights or commits went through: netuids, hotkey.",
  vec(compact(NetUid)),
  account,
);
export const BatchCompletedWithErrors = event(89, "Some items of a batch failed.");
export const BatchWeightItemFailed = event(
  90,
  "An item of a batch failed: netuid, why.",
  netuid,
  DispatchError.named("sp_runtime::DispatchError"),
);
export const CRV3WeightsRevealed = event(
  99,
  "Timelocked weights of an old format were revealed: netuid, hotkey. Never emitted.",
  netuid,
  account,
);
export const CommitRevealVersionSet = event(106, "The version of commit-reveal that commits must name was set.", u16);
export const TimelockedWeightsCommitted = event(
  107,
  "A hotkey committed timelocked weights: hotkey, storage index, hash, drand round of the reveal.",
  account,
  NetUidStorageIndex,
  H256,
  u64,
);
export const TimelockedWeightsRevealed = event(
  108,
  "Timelocked weights revealed themselves: storage index, hotkey.",
  NetUidStorageIndex,
  account,
);
