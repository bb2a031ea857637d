import { event } from "@waystone/frame";
import { AccountId, BlockNumber, DispatchOutcome, H256, NetUid, Rao } from "@waystone/primitives";
import { u16, u64 } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const tao = Rao.named("TaoBalance");
const hash = H256.named("T::Hash");

export const DelegateAdded = event(
  30,
  "A hotkey became a delegate: coldkey, hotkey, take in 65535ths.",
  account,
  account,
  u16,
);
export const DefaultTakeSet = event(31, "The take of hotkeys that set none was set, in 65535ths.", u16);
export const TxRateLimitSet = event(40, "The blocks that must pass between two key swaps were set.", u64);
export const TxDelegateTakeRateLimitSet = event(
  41,
  "The blocks that must pass between two raises of a delegate's take were set.",
  u64,
);
export const Sudid = event(49, "A call was made as root. Never emitted.", DispatchOutcome.named("DispatchResult"));
export const TakeDecreased = event(
  64,
  "A delegate lowered its take: coldkey, hotkey, take in 65535ths.",
  account,
  account,
  u16,
);
export const TakeIncreased = event(
  65,
  "A delegate raised its take: coldkey, hotkey, take in 65535ths.",
  account,
  account,
  u16,
);
export const HotkeySwapped = event(66, "A hotkey was replaced by another everywhere.", {
  coldkey: account.doc("Coldkey."),
  old_hotkey: account.doc("Hotkey before."),
  new_hotkey: account.doc("Hotkey from now on."),
});
export const MaxDelegateTakeSet = event(67, "The greatest take of delegates was set, in 65535ths.", u16);
export const MinDelegateTakeSet = event(68, "The least take of delegates was set, in 65535ths.", u16);
export const ColdkeySwapAnnounced = event(69, "A coldkey announced its swap.", {
  who: account.doc("Account."),
  new_coldkey_hash: hash.doc("BLAKE2b-256 of the new coldkey."),
});
export const ColdkeySwapReset = event(70, "Root removed a coldkey's announcement and dispute.", {
  who: account.doc("Account."),
});
export const ColdkeySwapped = event(71, "A coldkey was replaced by another everywhere.", {
  old_coldkey: account.doc("Coldkey before."),
  new_coldkey: account.doc("Coldkey from now on."),
});
export const ColdkeySwapDisputed = event(72, "A coldkey disputed its own announced swap and is frozen.", {
  coldkey: account.doc("Coldkey."),
});
export const AllBalanceUnstakedAndTransferredToNewColdkey = event(
  73,
  "All stake and balance of a coldkey went to another. Never emitted.",
  {
    current_coldkey: account.doc("Coldkey before."),
    new_coldkey: account.doc("Coldkey from now on."),
    total_balance: tao.doc("Balance in rao."),
  },
);
export const ArbitrationPeriodExtended = event(74, "The arbitration on a coldkey was prolonged. Never emitted.", {
  coldkey: account.doc("Coldkey."),
});
export const ChainIdentitySet = event(77, "A coldkey said what it is.", account);
export const ColdkeySwapAnnouncementDelaySet = event(
  81,
  "The blocks from the announcement of a coldkey swap to the swap were set.",
  BlockNumber,
);
export const ColdkeySwapReannouncementDelaySet = event(
  82,
  "The blocks after which a coldkey swap can be announced anew were set.",
  BlockNumber,
);
export const HotkeySwappedOnSubnet = event(102, "A hotkey was replaced by another on one subnet.", {
  coldkey: account.doc("Coldkey."),
  old_hotkey: account.doc("Hotkey before."),
  new_hotkey: account.doc("Hotkey from now on."),
  netuid: netuid.doc("The subnet."),
});
export const ColdkeySwapCleared = event(122, "A coldkey withdrew its announced swap.", {
  who: account.doc("Account."),
});
