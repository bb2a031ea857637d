import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { Alpha, NetUid, Rao, U96F32, u96f32 } from "@waystone/primitives";
import { tuple, u64, vec } from "@waystone/scale";
import { Hotkey } from "../accounts.ts";
import { perSubnet, perSubnetOptional, single } from "../items.ts";

export const BlockEmission = single("Emission of TAO in the last block, in rao.", u64, 1_000_000_000n);
export const SubnetTaoInEmission = perSubnet("TAO that the last block added to a subnet's pool, in rao.", Rao, 0n);
export const SubnetAlphaInEmission = perSubnet(
  "Alpha that the last block added to a subnet's pool, in rao.",
  Alpha,
  0n,
);
export const SubnetAlphaOutEmission = perSubnet(
  "Alpha that the last block made for a subnet's participants, in rao.",
  Alpha,
  0n,
);
export const SubnetExcessTao = perSubnet("TAO with which the last block bought alpha of a subnet, in rao.", Rao, 0n);
export const PendingServerEmission = perSubnet("Alpha in rao that waits for a subnet's miners.", Alpha, 0n);
export const PendingValidatorEmission = perSubnet("Alpha in rao that waits for a subnet's validators.", Alpha, 0n);
export const PendingRootAlphaDivs = perSubnet("Alpha in rao that waits for root stakers.", Alpha, 0n);
export const PendingOwnerCut = perSubnet("Alpha in rao that waits for a subnet's owner.", Alpha, 0n);
export const MinerBurned = perSubnet(
  "Share of the last epoch's incentive that went to the owner's own neurons.",
  u96f32,
  U96F32.ZERO,
);
export const AlphaDividendsPerSubnet = storageMap({
  docs: ["Alpha in rao that a hotkey's nominators earned in the last epoch."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: Alpha,
  default: 0n,
});
export const RootAlphaDividendsPerSubnet = storageMap({
  docs: ["Alpha in rao that a hotkey's root stakers earned in the last epoch."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: Alpha,
  default: 0n,
});
export const LastHotkeyEmissionOnNetuid = storageMap({
  docs: ["Alpha in rao that a hotkey earned in the last epoch. Out of use."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: Alpha,
  default: 0n,
});
export const LoadedEmission = perSubnetOptional(
  "Emission that was worked out and not yet paid: (hotkey, miners' share, validators' share). Out of use.",
  vec(tuple(Hotkey, u64, u64)),
);
