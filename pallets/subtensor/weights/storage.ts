import { storageMap, twox64Concat } from "@waystone/frame";
import { H256, NetUidStorageIndex } from "@waystone/primitives";
import { tuple, u16, u64, vec } from "@waystone/scale";
import { Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { single } from "../items.ts";
import { Ciphertext } from "./types.ts";

export const WeightCommits = storageMap({
  docs: ["Commits of weights that a hotkey has not revealed: (hash, epoch, block, 0)."],
  keys: [twox64Concat(NetUidStorageIndex), twox64Concat(Hotkey)],
  value: vec(tuple(H256, u64, u64, u64)),
});
export const TimelockedWeightCommits = storageMap({
  docs: ["Commits of weights made in an epoch that reveal themselves: (hotkey, block, ciphertext, drand round)."],
  keys: [twox64Concat(NetUidStorageIndex), twox64Concat(u64)],
  value: vec(tuple(Hotkey, u64, Ciphertext, u64)),
  default: [],
});
export const CRV3WeightCommits = storageMap({
  docs: ["Timelocked commits of an old format: (hotkey, ciphertext, drand round)."],
  keys: [twox64Concat(NetUidStorageIndex), twox64Concat(u64)],
  value: vec(tuple(Hotkey, Ciphertext, u64)),
  default: [],
});
export const CRV3WeightCommitsV2 = storageMap({
  docs: ["Timelocked commits of an old format: (hotkey, block, ciphertext, drand round)."],
  keys: [twox64Concat(NetUidStorageIndex), twox64Concat(u64)],
  value: vec(tuple(Hotkey, u64, Ciphertext, u64)),
  default: [],
});
export const CommitRevealWeightsVersion = single(
  "Version of commit-reveal that timelocked commits must name.",
  u16,
  initial("commitRevealWeightsVersion"),
);
