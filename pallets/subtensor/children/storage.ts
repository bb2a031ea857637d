import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bool, tuple, u16, u64, vec } from "@waystone/scale";
import { Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { perSubnet, single } from "../items.ts";

export const ChildKeys = storageMap({
  docs: ["Children of a hotkey on a subnet: (share of its stake as a 64-bit fraction, child)."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: vec(tuple(u64, Hotkey)),
  default: [],
});
export const ParentKeys = storageMap({
  docs: ["Parents of a hotkey on a subnet: (share of the parent's stake as a 64-bit fraction, parent)."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: vec(tuple(u64, Hotkey)),
  default: [],
});
export const PendingChildKeys = storageMap({
  docs: ["Children that a hotkey gets, and the block after which it gets them."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: tuple(vec(tuple(u64, Hotkey)), u64),
  default: [[], 0n],
});
export const PendingChildKeyCooldown = single(
  "Blocks from the naming of children until they count.",
  u64,
  initial("pendingChildKeyCooldown"),
);
export const ChildkeyTake = storageMap({
  docs: ["Take of a child hotkey, in 65535ths of what it earns for parents of other owners."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: u16,
  default: 0,
});
export const MaxChildkeyTake = single("Greatest take of a child hotkey, in 65535ths.", u16, initial("maxChildKeyTake"));
export const MinChildkeyTake = single("Least take of a child hotkey, in 65535ths.", u16, initial("minChildKeyTake"));
export const MinChildkeyTakePerSubnet = perSubnet("Least take of a child hotkey on a subnet, in 65535ths.", u16, 0);
export const CKBurn = single(
  "Share of what a child passes on to parents of other owners that is recycled, as a 64-bit fraction.",
  u64,
  initial("ckBurn"),
);
export const AutoParentDelegationEnabled = storageMap({
  docs: ["Whether a root validator takes the owner's hotkey of each new subnet as its child."],
  keys: [blake2_128Concat(Hotkey)],
  value: bool,
  default: true,
});
