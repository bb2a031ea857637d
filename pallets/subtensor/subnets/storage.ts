import { blake2_128Concat, storageMap, twox64Concat } from "@waystone/frame";
import { BlockNumber, MechId, NetUid, Rao, ZERO_ACCOUNT } from "@waystone/primitives";
import { bool, bytes, u16, u64, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { initial } from "../config/config.ts";
import { perSubnet, perSubnetOptional, single } from "../items.ts";
import { SubnetIdentityV3 } from "./types.ts";

/** 𝜏, in UTF-8. */
const TAU = Uint8Array.of(0xf0, 0x9d, 0x9c, 0x8f);

export const NetworksAdded = perSubnet("Whether a subnet exists.", bool, false);
export const TotalNetworks = single("Number of subnets, root included.", u16, 0);
export const SubnetLimit = single("Most subnets at a time, root left out.", u16, initial("subnetLimit"));
export const NetworkRegisteredAt = perSubnet("Block in which a subnet was registered.", u64, 0n);
export const RegisteredSubnetCounter = perSubnet(
  "How many subnets had this number so far; survives a dissolution.",
  u64,
  0n,
);
export const NetworkImmunityPeriod = single(
  "Blocks after its registration during which a subnet cannot be pruned.",
  u64,
  initial("networkImmunityPeriod"),
);
export const NetworkRateLimit = single(
  "Blocks that must pass between two registrations of subnets.",
  u64,
  initial("networkRateLimit"),
);
export const NetworkRegistrationStartBlock = single("First block in which subnets may be registered.", u64, 0n);
export const NetworkMinLockCost = single("Least price of a new subnet, in rao.", Rao, initial("networkMinLockCost"));
export const NetworkLastLockCost = single(
  "Price that the last new subnet paid, in rao.",
  Rao,
  initial("networkMinLockCost"),
);
export const NetworkLockReductionInterval = single(
  "Blocks over which the price of a new subnet falls back to what the last one paid.",
  u64,
  initial("networkLockReductionInterval"),
);
export const SubnetLocked = perSubnet("TAO that was paid for a subnet, in rao.", Rao, 0n);
export const LargestLocked = perSubnet("Greatest payment for a subnet, in rao. Out of use.", u64, 0n);
export const TaoInRefundDeploymentBlock = single(
  "Subnets registered after this block pay the protocol for alpha in the pool when they are dissolved.",
  u64,
  0n,
);
export const StartCallDelay = single(
  "Blocks after its registration before a subnet's owner may start it.",
  u64,
  initial("startCallDelay"),
);
export const FirstEmissionBlockNumber = perSubnetOptional(
  "First block in which a subnet earns emission; absent until its owner starts it.",
  u64,
);
export const SubtokenEnabled = perSubnet("Whether a subnet's alpha can be traded and staked.", bool, false);
export const SubnetMechanism = perSubnet("How a subnet prices its alpha. 0: alpha is TAO; 1: a pool.", u16, 0);
export const SubnetOwner = perSubnet("Coldkey that owns a subnet.", Coldkey, ZERO_ACCOUNT);
export const SubnetOwnerHotkey = perSubnet("Hotkey of a subnet's owner, which is never pruned.", Hotkey, ZERO_ACCOUNT);
export const SubnetIdentitiesV3 = storageMap({
  docs: ["What a subnet's owner says about it."],
  keys: [blake2_128Concat(NetUid)],
  value: SubnetIdentityV3,
});
export const TokenSymbol = perSubnet("Symbol of a subnet's alpha, in UTF-8.", bytes, TAU);
export const DissolveNetworkScheduleDuration = single(
  "Blocks between the order to dissolve a subnet and its end. Out of use.",
  BlockNumber,
  initial("dissolveNetworkScheduleDuration"),
);
export const MaxMechanismCount = single(
  "Most mechanisms that a subnet may have.",
  MechId,
  initial("maxMechanismCount"),
);
export const MechanismCountCurrent = storageMap({
  docs: ["Number of mechanisms of a subnet."],
  keys: [twox64Concat(NetUid)],
  value: MechId,
  default: 1,
});
export const MechanismEmissionSplit = storageMap({
  docs: ["Shares of a subnet's mechanisms in its emission, in 65535ths; absent: equal shares."],
  keys: [twox64Concat(NetUid)],
  value: vec(u16),
});
export const AdminFreezeWindow = single(
  "Blocks before an epoch in which hyperparameters cannot be changed.",
  u16,
  initial("adminFreezeWindow"),
);
export const OwnerHyperparamRateLimit = single(
  "Tempos that must pass between two changes of one hyperparameter by a subnet's owner.",
  u16,
  initial("ownerHyperparamRateLimit"),
);
export const WeightsVersionKeyRateLimit = single(
  "Tempos that must pass between two changes of a subnet's weights version by its owner.",
  u64,
  initial("weightsVersionKeyRateLimit"),
);
