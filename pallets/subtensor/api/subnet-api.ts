import { type ApiContext, apiMethod, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { AccountId, MechId, NetUid, Rao } from "@waystone/primitives";
import { type Codec, type OptionValue, option, u16, u64, vec } from "@waystone/scale";
import { Coldkey } from "../accounts.ts";
import { taoEmission } from "../coinbase/block-emission.ts";
import { prunableSubnet } from "../networks/register.ts";
import { accountOfSubnet } from "../pool/tao.ts";
import { AutoStakeDestination } from "../staking/storage.ts";
import { nextEpochBlock } from "../subnets/epoch-schedule.ts";
import { allSubnets, subnetExists } from "../subnets/lookups.ts";
import { MechanismCountCurrent } from "../subnets/storage.ts";
import { DynamicInfo, dynamicInfo } from "./dynamic-info.ts";
import {
  hyperparams,
  hyperparamsV2,
  hyperparamsV3,
  SubnetHyperparams,
  SubnetHyperparamsV2,
  SubnetHyperparamsV3,
} from "./hyperparameters.ts";
import { Metagraph, metagraph } from "./metagraph.ts";
import { SelectiveMetagraph, selectiveMetagraph } from "./selective-metagraph.ts";
import { inOrder, type Subnet, subnetAt } from "./subnet.ts";
import { SubnetInfo, SubnetInfov2, subnetInfo, subnetInfoV2 } from "./subnet-info.ts";
import { SubnetState, subnetState } from "./subnet-state.ts";

/** A method that answers about one subnet, and `None` where there is none. */
function one<T extends object>(docs: string, codec: Codec<T>, read: (subnet: Subnet) => T) {
  return apiMethod({
    docs: [docs],
    args: { netuid: NetUid },
    result: option(codec),
    handle: (ctx, { netuid }) => found(subnetAt(ctx, netuid), read),
  });
}

/** A method that answers about every subnet by number. Cost: that of {@link one} for each. */
function every<T extends object>(docs: string, codec: Codec<T>, read: (subnet: Subnet) => T) {
  return apiMethod({
    docs: [docs],
    args: {},
    result: vec(option(codec)),
    handle: ctx => inOrder(allSubnets(ctx)).map(netuid => found(subnetAt(ctx, netuid), read)),
  });
}

/** A struct is never `undefined`, so none is told by that. */
function found<T>(subnet: Subnet | undefined, read: (subnet: Subnet) => T): OptionValue<T> {
  return (subnet === undefined ? undefined : read(subnet)) as OptionValue<T>;
}

function everyMechanism(ctx: ApiContext): OptionValue<Metagraph>[] {
  return inOrder(allSubnets(ctx)).flatMap(netuid =>
    Array.from({ length: MechanismCountCurrent.get(ctx.store, netuid) }, (_, mecid) =>
      found(subnetAt(ctx, netuid, mecid), metagraph),
    ),
  );
}

/** Subnets: their settings, markets and neurons. */
export const subnetInfoApi: RuntimeApi = runtimeApi(
  "SubnetInfoRuntimeApi",
  2,
  ["Subnets: their settings, markets and neurons."],
  {
    get_subnet_info: one("A subnet's main figures.", SubnetInfo, subnetInfo),
    get_subnets_info: every("The main figures of every subnet.", SubnetInfo, subnetInfo),
    get_subnet_info_v2: one("A subnet's main figures and identity.", SubnetInfov2, subnetInfoV2),
    get_subnets_info_v2: every("The main figures and identity of every subnet.", SubnetInfov2, subnetInfoV2),
    get_subnet_hyperparams: one("A subnet's hyperparameters.", SubnetHyperparams, hyperparams),
    get_subnet_hyperparams_v2: one("A subnet's hyperparameters.", SubnetHyperparamsV2, hyperparamsV2),
    get_subnet_hyperparams_v3: one("A subnet's hyperparameters by name.", SubnetHyperparamsV3, hyperparamsV3),
    get_all_dynamic_info: every("The market of every subnet.", DynamicInfo, dynamicInfo),
    get_all_metagraphs: every("The metagraph of every subnet.", Metagraph, metagraph),
    get_metagraph: one("A subnet with its neurons.", Metagraph, metagraph),
    get_all_mechagraphs: apiMethod({
      docs: ["The metagraph of every mechanism of every subnet."],
      args: {},
      result: vec(option(Metagraph)),
      handle: everyMechanism,
    }),
    get_mechagraph: apiMethod({
      docs: ["A mechanism of a subnet with its neurons."],
      args: { netuid: NetUid, mecid: MechId },
      result: option(Metagraph),
      handle: (ctx, { netuid, mecid }) => found(subnetAt(ctx, netuid, mecid), metagraph),
    }),
    get_dynamic_info: one("A subnet's market.", DynamicInfo, dynamicInfo),
    get_subnet_state: one("The neurons of a subnet.", SubnetState, subnetState),
    get_selective_metagraph: apiMethod({
      docs: ["Those fields of a subnet's metagraph that are asked for by index."],
      args: { netuid: NetUid, metagraph_indexes: vec(u16) },
      result: option(SelectiveMetagraph),
      handle: (ctx, { netuid, metagraph_indexes }) =>
        found(subnetAt(ctx, netuid), subnet => selectiveMetagraph(subnet, metagraph_indexes)),
    }),
    get_coldkey_auto_stake_hotkey: apiMethod({
      docs: ["Hotkey to which a coldkey's mining rewards on a subnet are staked."],
      args: { coldkey: Coldkey, netuid: NetUid },
      result: option(AccountId),
      handle: (ctx, { coldkey, netuid }) => AutoStakeDestination.get(ctx.store, coldkey, netuid),
    }),
    get_selective_mechagraph: apiMethod({
      docs: ["Those fields of a mechanism's metagraph that are asked for by index."],
      args: { netuid: NetUid, subid: MechId, metagraph_indexes: vec(u16) },
      result: option(SelectiveMetagraph),
      handle: (ctx, { netuid, subid, metagraph_indexes }) =>
        found(subnetAt(ctx, netuid, subid), subnet => selectiveMetagraph(subnet, metagraph_indexes)),
    }),
    get_subnet_to_prune: apiMethod({
      docs: ["Subnet that would make room for a new one if there were no free place."],
      args: {},
      result: option(NetUid),
      handle: ctx => prunableSubnet(ctx),
    }),
    get_subnet_account_id: apiMethod({
      docs: ["Account that holds the TAO of a subnet's pool."],
      args: { netuid: NetUid },
      result: option(AccountId),
      handle: (ctx, { netuid }) => (subnetExists(ctx, netuid) ? accountOfSubnet(ctx, netuid) : undefined),
    }),
    get_next_epoch_start_block: apiMethod({
      docs: ["Block of a subnet's next epoch; none where its epochs are off."],
      args: { netuid: NetUid },
      result: option(u64),
      handle: (ctx, { netuid }) => (subnetExists(ctx, netuid) ? nextEpochBlock(ctx, netuid) : undefined),
    }),
    get_block_emission: apiMethod({
      docs: ["TAO that a block emits now, in rao."],
      args: {},
      result: Rao,
      handle: ctx => taoEmission(ctx),
    }),
  },
);
