import { u8, u16, u64 } from "@waystone/scale";
import { initial } from "../config/config.ts";
import { perSubnet, single } from "../items.ts";

export const Tempo = perSubnet("Blocks between two epochs of a subnet; 0 for no epochs.", u16, initial("tempo"));
export const LastEpochBlock = perSubnet(
  "Block of a subnet's last epoch; one more where the schedule is stateless.",
  u64,
  0n,
);
export const PendingEpochAt = perSubnet("Block in which an epoch that was asked for runs; 0 for none.", u64, 0n);
export const SubnetEpochIndex = perSubnet("Number of epochs that a subnet ran.", u64, 0n);
export const BlocksSinceLastStep = perSubnet("Blocks since a subnet's last epoch.", u64, 0n);
export const LastMechansimStepBlock = perSubnet("Block in which a subnet last distributed its emission.", u64, 0n);
export const MaxEpochsPerBlock = single(
  "Most epochs that run in one block; further ones wait.",
  u8,
  initial("maxEpochsPerBlock"),
);
