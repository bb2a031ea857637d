import { blake2_128Concat, identity, storageMap, twox64Concat } from "@waystone/frame";
import { AccountId, BlockNumber, H256, NetUid, ZERO_ACCOUNT } from "@waystone/primitives";
import { bool, bytes, tuple, u16, u64, u128, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { single } from "../items.ts";
import { ChainIdentityV2, RateLimitKey } from "./types.ts";

export const Owner = storageMap({
  docs: ["Coldkey that owns a hotkey; the zero account where the hotkey is not known."],
  keys: [blake2_128Concat(Hotkey)],
  value: Coldkey,
  default: ZERO_ACCOUNT,
});
export const OwnedHotkeys = storageMap({
  docs: ["Hotkeys that a coldkey owns."],
  keys: [blake2_128Concat(Coldkey)],
  value: vec(Hotkey),
  default: [],
});
export const StakingHotkeys = storageMap({
  docs: ["Hotkeys on which a coldkey has, or had, stake."],
  keys: [blake2_128Concat(Coldkey)],
  value: vec(Hotkey),
  default: [],
});
export const AccountFlags = storageMap({
  docs: ["Opt-ins of an account, one a bit; bit 0: accepts locked alpha from others."],
  keys: [blake2_128Concat(AccountId)],
  value: u128,
  default: 0n,
});
export const Delegates = storageMap({
  docs: ["Take of a delegate, in 65535ths of the dividends that its nominators earn."],
  keys: [blake2_128Concat(Hotkey)],
  value: u16,
  default: initial("defaultDelegateTake"),
});
export const MaxDelegateTake = single("Greatest take of a delegate, in 65535ths.", u16, initial("defaultDelegateTake"));
export const MinDelegateTake = single("Least take of a delegate, in 65535ths.", u16, initial("minDelegateTake"));
export const TxRateLimit = single(
  "Blocks that must pass between two key swaps of a coldkey; 0 for no limit.",
  u64,
  initial("txRateLimit"),
);
export const TxDelegateTakeRateLimit = single(
  "Blocks that must pass between two raises of a delegate's take; 0 for no limit.",
  u64,
  initial("txDelegateTakeRateLimit"),
);
export const TxChildkeyTakeRateLimit = single(
  "Blocks that must pass between two raises of a child hotkey's take.",
  u64,
  initial("txChildKeyTakeRateLimit"),
);
export const LastRateLimitedBlock = storageMap({
  docs: ["Block in which a rate-limited operation was last done; 0 for never."],
  keys: [identity(RateLimitKey)],
  value: u64,
  default: 0n,
});
export const TransactionKeyLastBlock = storageMap({
  docs: ["Block in which a key last made a kind of transaction on a subnet; 0 for never."],
  keys: [blake2_128Concat(AccountId), identity(NetUid), identity(u16)],
  value: u64,
  default: 0n,
});
export const LastTxBlock = storageMap({
  docs: ["Block of an account's last rate-limited transaction. Replaced by LastRateLimitedBlock."],
  keys: [identity(AccountId)],
  value: u64,
  default: 0n,
});
export const LastTxBlockChildKeyTake = storageMap({
  docs: ["Block in which an account last set a child-key take. Replaced by LastRateLimitedBlock."],
  keys: [identity(AccountId)],
  value: u64,
  default: 0n,
});
export const LastTxBlockDelegateTake = storageMap({
  docs: ["Block in which an account last set a delegate take. Replaced by LastRateLimitedBlock."],
  keys: [identity(AccountId)],
  value: u64,
  default: 0n,
});
export const ColdkeySwapAnnouncementDelay = single(
  "Blocks from the announcement of a coldkey swap until it may be made.",
  BlockNumber,
  initial("coldkeySwapAnnouncementDelay"),
);
export const ColdkeySwapReannouncementDelay = single(
  "Blocks after that delay until a coldkey swap may be announced anew or withdrawn.",
  BlockNumber,
  initial("coldkeySwapReannouncementDelay"),
);
export const ColdkeySwapAnnouncements = storageMap({
  docs: ["Announced swap of a coldkey: first block in which it may be made, and BLAKE2b-256 of the new coldkey."],
  keys: [twox64Concat(Coldkey)],
  value: tuple(BlockNumber, H256),
});
export const ColdkeySwapDisputes = storageMap({
  docs: ["Block in which a coldkey's announced swap was disputed; the coldkey is frozen from then on."],
  keys: [twox64Concat(Coldkey)],
  value: BlockNumber,
});
export const LastHotkeySwapOnNetuid = storageMap({
  docs: ["Block in which a coldkey last swapped a hotkey on a subnet; 0 for never."],
  keys: [identity(NetUid), blake2_128Concat(Coldkey)],
  value: u64,
  default: 0n,
});
export const IdentitiesV2 = storageMap({
  docs: ["What a coldkey says about itself."],
  keys: [blake2_128Concat(Coldkey)],
  value: ChainIdentityV2,
});
export const HasMigrationRun = storageMap({
  docs: ["Whether a change of the stored data, by name, was made already."],
  keys: [identity(bytes)],
  value: bool,
  default: false,
});
