import { blake2_128Concat, identity, storageMap } from "@waystone/frame";
import { Alpha, NetUid, NetUidStorageIndex, ZERO_ACCOUNT } from "@waystone/primitives";
import { bool, tuple, u16, u64, vec } from "@waystone/scale";
import { Hotkey } from "../accounts.ts";
import { perSubnet } from "../items.ts";

export const SubnetworkN = perSubnet("Number of neurons of a subnet.", u16, 0);
export const Uids = storageMap({
  docs: ["Uid of a hotkey on a subnet."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: u16,
});
export const Keys = storageMap({
  docs: ["Hotkey of a uid; the zero account where there is none."],
  keys: [identity(NetUid), identity(u16)],
  value: Hotkey,
  default: ZERO_ACCOUNT,
});
export const IsNetworkMember = storageMap({
  docs: ["Whether a hotkey is registered on a subnet."],
  keys: [blake2_128Concat(Hotkey), identity(NetUid)],
  value: bool,
  default: false,
});
export const BlockAtRegistration = storageMap({
  docs: ["Block in which the neuron of a uid registered."],
  keys: [identity(NetUid), identity(u16)],
  value: u64,
  default: 0n,
});
export const Active = perSubnet("Whether each neuron set weights lately, by uid.", vec(bool), []);
export const Emission = perSubnet("Alpha in rao that each neuron earned in the last epoch, by uid.", vec(Alpha), []);
export const Consensus = perSubnet("Consensus weight of each neuron, in 65535ths, by uid.", vec(u16), []);
export const Incentive = storageMap({
  docs: ["Share of each neuron in the miners' emission, in 65535ths, by uid."],
  keys: [identity(NetUidStorageIndex)],
  value: vec(u16),
  default: [],
});
export const Dividends = perSubnet(
  "Share of each neuron in the validators' emission, in 65535ths, by uid.",
  vec(u16),
  [],
);
export const LastUpdate = storageMap({
  docs: ["Block in which each neuron last set weights, by uid."],
  keys: [identity(NetUidStorageIndex)],
  value: vec(u64),
  default: [],
});
export const ValidatorTrust = perSubnet(
  "How far each validator agrees with consensus, in 65535ths, by uid.",
  vec(u16),
  [],
);
export const ValidatorPermit = perSubnet("Whether each neuron may set weights for others, by uid.", vec(bool), []);
export const StakeWeight = perSubnet(
  "Share of each neuron in the subnet's stake, in 65535ths of the greatest, by uid.",
  vec(u16),
  [],
);
export const Weights = storageMap({
  docs: ["Weights that a neuron set: (uid, weight in 65535ths of the greatest)."],
  keys: [identity(NetUidStorageIndex), identity(u16)],
  value: vec(tuple(u16, u16)),
  default: [],
});
export const Bonds = storageMap({
  docs: ["Bonds of a validator: (uid, bond in 65535ths)."],
  keys: [identity(NetUidStorageIndex), identity(u16)],
  value: vec(tuple(u16, u16)),
  default: [],
});
