import { event } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { bool, tuple, u16, u64, vec } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const relations = vec(tuple(u64, AccountId)).named("Vec<(u64, T::AccountId)>");

export const TxChildKeyTakeRateLimitSet = event(
  42,
  "The blocks that must pass between two raises of a child hotkey's take were set.",
  u64,
);
export const MinChildKeyTakeSet = event(45, "The least take of child hotkeys was set, in 65535ths.", u16);
export const MinChildKeyTakePerSubnetSet = event(
  46,
  "The least take of child hotkeys on a subnet was set, in 65535ths.",
  netuid,
  u16,
);
export const MaxChildKeyTakeSet = event(47, "The greatest take of child hotkeys was set, in 65535ths.", u16);
export const ChildKeyTakeSet = event(48, "A child hotkey's take was set, in 65535ths.", account, u16);
export const SetChildrenScheduled = event(
  75,
  "A hotkey named its children: hotkey, netuid, block after which they count, (share, child).",
  account,
  netuid,
  u64,
  relations,
);
export const SetChildren = event(
  76,
  "A hotkey's children count from now on: hotkey, netuid, (share, child).",
  account,
  netuid,
  relations,
);
export const AutoParentDelegationEnabledSet = event(
  126,
  "Whether a root validator takes new subnets' owners as children was set.",
  { hotkey: account.doc("Hotkey."), enabled: bool.doc("Whether it does.") },
);
