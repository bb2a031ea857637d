import { type Static, struct } from "@waystone/scale";
import { codecsOf, readAll } from "./columns.ts";
import { columns } from "./metagraph.ts";
import type { Subnet } from "./subnet.ts";

const dynamic = {
  netuid: columns.netuid,
  owner_hotkey: columns.owner_hotkey,
  owner_coldkey: columns.owner_coldkey,
  subnet_name: columns.name,
  token_symbol: columns.symbol,
  tempo: columns.tempo,
  last_step: columns.last_step,
  blocks_since_last_step: columns.blocks_since_last_step,
  emission: columns.subnet_emission,
  alpha_in: columns.alpha_in,
  alpha_out: columns.alpha_out,
  tao_in: columns.tao_in,
  alpha_out_emission: columns.alpha_out_emission,
  alpha_in_emission: columns.alpha_in_emission,
  tao_in_emission: columns.tao_in_emission,
  pending_alpha_emission: columns.pending_alpha_emission,
  pending_root_emission: columns.pending_root_emission,
  subnet_volume: columns.subnet_volume,
  network_registered_at: columns.network_registered_at,
  subnet_identity: columns.identity,
  moving_price: columns.moving_price,
} as const;

/** A subnet's market: its pool, its emission and its price. */
export const DynamicInfo = struct("pallet_subtensor::rpc_info::dynamic_info::DynamicInfo", codecsOf(dynamic));
/** A subnet's market: its pool, its emission and its price. */
export type DynamicInfo = Static<typeof DynamicInfo>;

/** A subnet's market. */
export const dynamicInfo = (subnet: Subnet): DynamicInfo => readAll(dynamic, subnet);
