import type { NetUid } from "@waystone/primitives";
import { type Static, struct, vec } from "@waystone/scale";
import { LastHotkeyEmissionOnNetuid } from "../coinbase/storage.ts";
import { allSubnets } from "../subnets/lookups.ts";
import { codecsOf, column, readAll } from "./columns.ts";
import { columns } from "./metagraph.ts";
import { inOrder, type Subnet } from "./subnet.ts";
import { CAlpha } from "./wire.ts";

const state = {
  netuid: columns.netuid,
  hotkeys: columns.hotkeys,
  coldkeys: columns.coldkeys,
  active: columns.active,
  validator_permit: columns.validator_permit,
  pruning_score: columns.pruning_score,
  last_update: columns.last_update,
  emission: columns.emission,
  dividends: columns.dividends,
  incentives: columns.incentives,
  consensus: columns.consensus,
  trust: columns.trust,
  rank: columns.rank,
  block_at_registration: columns.block_at_registration,
  alpha_stake: columns.alpha_stake,
  tao_stake: columns.tao_stake,
  total_stake: columns.total_stake,
  emission_history: column(vec(vec(CAlpha)), ({ ctx, hotkeys }) =>
    inOrder(allSubnets(ctx)).map((netuid: NetUid) =>
      hotkeys.map(hotkey => LastHotkeyEmissionOnNetuid.get(ctx.store, hotkey, netuid)),
    ),
  ),
} as const;

/** The neurons of a subnet, one entry by uid in each list. */
export const SubnetState = struct("pallet_subtensor::rpc_info::show_subnet::SubnetState", codecsOf(state));
/** The neurons of a subnet, one entry by uid in each list. */
export type SubnetState = Static<typeof SubnetState>;

/** The neurons of a subnet. */
export const subnetState = (subnet: Subnet): SubnetState => readAll(state, subnet);
