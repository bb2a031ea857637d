import { array, type Static, struct, u16, vec } from "@waystone/scale";
import { ScalingLawPower } from "../subnets/hyperparameters.ts";
import { BlocksSinceLastStep } from "../subnets/schedule.ts";
import { codecsOf, column, readAll } from "./columns.ts";
import { columns } from "./metagraph.ts";
import type { Subnet } from "./subnet.ts";
import { C16, C64 } from "./wire.ts";

const info = {
  netuid: columns.netuid,
  rho: columns.rho,
  kappa: columns.kappa,
  difficulty: columns.difficulty,
  immunity_period: columns.immunity_period,
  max_allowed_validators: columns.max_validators,
  min_allowed_weights: columns.min_allowed_weights,
  max_weights_limit: columns.max_weights_limit,
  scaling_law_power: column(C16, s => ScalingLawPower.get(s.ctx.store, s.netuid)),
  subnetwork_n: columns.num_uids,
  max_allowed_uids: columns.max_uids,
  blocks_since_last_step: column(C64, s => BlocksSinceLastStep.get(s.ctx.store, s.netuid)),
  tempo: columns.tempo,
  network_modality: column(C16, () => 0),
  network_connect: column(vec(array(u16, 2)), () => []),
} as const;

const v1 = { ...info, emission_values: columns.subnet_emission, burn: columns.burn, owner: columns.owner_coldkey };
const v2 = {
  ...info,
  emission_value: columns.subnet_emission,
  burn: columns.burn,
  owner: columns.owner_coldkey,
  identity: columns.identity,
};

/** A subnet's main figures. */
export const SubnetInfo = struct("pallet_subtensor::rpc_info::subnet_info::SubnetInfo", codecsOf(v1));
/** A subnet's main figures. */
export type SubnetInfo = Static<typeof SubnetInfo>;

/** A subnet's main figures, with what its owner says of it. */
export const SubnetInfov2 = struct("pallet_subtensor::rpc_info::subnet_info::SubnetInfov2", codecsOf(v2));
/** A subnet's main figures, with what its owner says of it. */
export type SubnetInfov2 = Static<typeof SubnetInfov2>;

/** A subnet's main figures. */
export const subnetInfo = (subnet: Subnet): SubnetInfo => readAll(v1, subnet);

/** A subnet's main figures, with what its owner says of it. */
export const subnetInfoV2 = (subnet: Subnet): SubnetInfov2 => readAll(v2, subnet);
