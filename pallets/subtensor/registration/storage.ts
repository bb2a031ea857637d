import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { NetUid, Rao, U64F64, u64f64 } from "@waystone/primitives";
import { bytes, u16, u64 } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { perSubnet } from "../items.ts";
import { MinerCollateralState } from "./types.ts";

export const RegistrationsThisBlock = perSubnet("Neurons that registered on a subnet in this block.", u16, 0);
export const RegistrationsThisInterval = perSubnet("Neurons that registered on a subnet in this interval.", u16, 0);
export const POWRegistrationsThisInterval = perSubnet(
  "Neurons that registered by proof of work in this interval.",
  u16,
  0,
);
export const BurnRegistrationsThisInterval = perSubnet("Neurons that registered by burn in this interval.", u16, 0);
export const LastAdjustmentBlock = perSubnet(
  "Block in which the price of registration was last adjusted. Out of use.",
  u64,
  0n,
);
export const RAORecycledForRegistration = perSubnet(
  "TAO that was ever paid for registrations on a subnet, in rao.",
  Rao,
  initial("raoRecycledForRegistration"),
);
export const UsedWork = storageMap({
  docs: ["Block in which a proof of work was used."],
  keys: [identity(bytes)],
  value: u64,
  default: 0n,
});
/** One of the items that clients of later releases read (D13): here nothing is locked at a registration. */
export const CollateralLockShare = perSubnet(
  "Share of a registration's price that stays locked as the miner's collateral, in 65535ths; 0: none.",
  u16,
  0,
);
export const CollateralDrainRatio = perSubnet(
  "Alpha of collateral that is freed for each alpha that a miner earns.",
  u64f64,
  U64F64.ONE,
);
export const MinerCollateral = storageMap({
  docs: ["What of a coldkey's stake on a hotkey is locked as collateral."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey), blake2_128Concat(Coldkey)],
  value: MinerCollateralState,
});
