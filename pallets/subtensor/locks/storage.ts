import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bool, u64, unit } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { perSubnetOptional, single } from "../items.ts";
import { LockState } from "./types.ts";

export const Lock = storageMap({
  docs: ["What a coldkey has locked on a hotkey of a subnet."],
  keys: [blake2_128Concat(Coldkey), identity(NetUid), blake2_128Concat(Hotkey)],
  value: LockState,
});
export const LockingColdkeys = storageMap({
  docs: ["Coldkeys that have locked alpha on a hotkey of a subnet."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey), blake2_128Concat(Coldkey)],
  value: unit,
});
export const HotkeyLock = storageMap({
  docs: ["Sum of the perpetual locks on a hotkey."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: LockState,
});
export const DecayingHotkeyLock = storageMap({
  docs: ["Sum of the decaying locks on a hotkey."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: LockState,
});
export const OwnerLock = perSubnetOptional("Sum of the perpetual locks on the hotkey of a subnet's owner.", LockState);
export const DecayingOwnerLock = perSubnetOptional(
  "Sum of the decaying locks on the hotkey of a subnet's owner.",
  LockState,
);
export const DecayingLock = storageMap({
  docs: ["Whether a coldkey's lock on a subnet decays; `false` for a perpetual one, absent: it decays."],
  keys: [blake2_128Concat(Coldkey), identity(NetUid)],
  value: bool,
});
export const MaturityRate = single(
  "Blocks in which conviction grows to 1 - 1/e of the locked mass.",
  u64,
  initial("maturityRate"),
);
export const UnlockRate = single("Blocks in which a decaying lock falls to 1/e.", u64, initial("unlockRate"));
