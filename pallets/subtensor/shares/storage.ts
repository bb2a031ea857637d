import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { Alpha as AlphaAmount, NetUid, SAFE_FLOAT_ZERO, SafeFloat, U64F64, u64f64 } from "@waystone/primitives";
import { bytes, option, u64 } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { perSubnet, single } from "../items.ts";

export const TaoWeight = single(
  "Weight of TAO staked on root beside alpha, as a 64-bit fraction.",
  u64,
  initial("taoWeight"),
);
export const StakeThreshold = single(
  "Least stake weight, in rao, with which weights can be set and children named.",
  u64,
  initial("stakeThreshold"),
);
export const TotalHotkeyAlpha = storageMap({
  docs: ["Alpha that all coldkeys have on a hotkey, in rao."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: AlphaAmount,
  default: 0n,
});
export const TotalHotkeyAlphaLastEpoch = storageMap({
  docs: ["Alpha on a hotkey at the last epoch, in rao."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: AlphaAmount,
  default: 0n,
});
export const TotalHotkeyShares = storageMap({
  docs: ["Sum of the shares of a hotkey's alpha in the old format. Read where present."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: u64f64,
  default: U64F64.ZERO,
});
export const Alpha = storageMap({
  docs: ["Share of a coldkey in a hotkey's alpha in the old format. Read where present."],
  keys: [blake2_128Concat(Hotkey), blake2_128Concat(Coldkey), identity(NetUid)],
  value: u64f64,
  default: U64F64.ZERO,
});
export const TotalHotkeySharesV2 = storageMap({
  docs: ["Sum of the shares of a hotkey's alpha."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: SafeFloat,
  default: SAFE_FLOAT_ZERO,
});
export const AlphaV2 = storageMap({
  docs: ["Share of a coldkey in a hotkey's alpha."],
  keys: [blake2_128Concat(Hotkey), blake2_128Concat(Coldkey), identity(NetUid)],
  value: SafeFloat,
  default: SAFE_FLOAT_ZERO,
});
export const AlphaMapLastKey = single(
  "Where the walk through Alpha that indexes root stakers stands.",
  option(bytes),
  () => undefined,
);
export const AlphaV2MapLastKey = single(
  "Where the walk through AlphaV2 that indexes root stakers stands.",
  option(bytes),
  () => undefined,
);
export const TotalAlphaStaked = perSubnet("Alpha that is staked on all hotkeys of a subnet, in rao.", AlphaAmount, 0n);
