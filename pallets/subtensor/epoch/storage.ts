import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bool, u64 } from "@waystone/scale";
import { Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { perSubnet } from "../items.ts";
import { EpochConsensus } from "./types.ts";

export const VotingPower = storageMap({
  docs: ["Moving average of a validator's stake weight on a subnet, in rao."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: u64,
  default: 0n,
});
export const VotingPowerTrackingEnabled = perSubnet("Whether voting power is kept on a subnet.", bool, false);
export const VotingPowerDisableAtBlock = perSubnet(
  "Block from which voting power is kept no more; 0 for none.",
  u64,
  0n,
);
export const VotingPowerEmaAlpha = perSubnet(
  "Weight of the present stake in voting power, in parts of 10^18.",
  u64,
  initial("votingPowerEmaAlpha"),
);
export const SubnetEpochConsensus = perSubnet(
  "How a subnet comes to a consensus in its epochs.",
  EpochConsensus,
  "Yuma",
);
