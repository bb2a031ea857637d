import { blake2_128Concat, identity, storageMap, twox64Concat } from "@waystone/frame";
import { i96f32, NetUid } from "@waystone/primitives";
import { btreeMap, u64, u128, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { single } from "../items.ts";
import { RootClaimTypeEnum } from "./types.ts";

export const NominatorMinRequiredStake = single(
  "Factor of the least nomination, in millionths of the least stake.",
  u64,
  0n,
);
export const LastColdkeyHotkeyStakeBlock = storageMap({
  docs: ["Block in which a coldkey last changed its stake on a hotkey."],
  keys: [twox64Concat(Coldkey), twox64Concat(Hotkey)],
  value: u64,
});
export const AutoStakeDestination = storageMap({
  docs: ["Hotkey on which a coldkey's incentives on a subnet are staked."],
  keys: [blake2_128Concat(Coldkey), identity(NetUid)],
  value: Hotkey,
});
export const AutoStakeDestinationColdkeys = storageMap({
  docs: ["Coldkeys whose incentives on a subnet are staked on a hotkey."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: vec(Coldkey),
  default: [],
});
export const NextStakeJobId = single("Number of the next stake job. Out of use.", u64, 0n);
export const RootClaimable = storageMap({
  docs: ["Alpha in rao that one rao of root stake on a hotkey can claim so far, by subnet."],
  keys: [blake2_128Concat(Hotkey)],
  value: btreeMap(NetUid, i96f32),
  default: new Map(),
});
export const RootClaimed = storageMap({
  docs: ["Alpha in rao that a coldkey has claimed, or may not claim, of a hotkey's root dividends on a subnet."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey), blake2_128Concat(Coldkey)],
  value: u128,
  default: 0n,
});
export const RootClaimType = storageMap({
  docs: ["What becomes of root dividends that a coldkey claims."],
  keys: [blake2_128Concat(Coldkey)],
  value: RootClaimTypeEnum,
  default: { type: "Swap" },
});
export const RootClaimableThreshold = storageMap({
  docs: ["Least claim of root dividends on a subnet, in rao of alpha."],
  keys: [blake2_128Concat(NetUid)],
  value: i96f32,
  default: initial("rootClaimableThreshold"),
});
export const StakingColdkeysByIndex = storageMap({
  docs: ["Coldkey with root stake at an index."],
  keys: [identity(u64)],
  value: Coldkey,
});
export const StakingColdkeys = storageMap({
  docs: ["Index of a coldkey with root stake."],
  keys: [identity(Coldkey)],
  value: u64,
});
export const NumStakingColdkeys = single("Number of coldkeys with root stake in the index.", u64, 0n);
export const NumRootClaim = single(
  "Coldkeys for which the chain claims root dividends in each block.",
  u64,
  initial("numRootClaim"),
);
