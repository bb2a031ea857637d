import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { currentBlock } from "../../block.ts";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { FirstEmissionBlockNumberSet } from "../../subnets/events.ts";
import { SubnetEmissionEnabled } from "../../subnets/hyperparameters.ts";
import { ensureSubnetExists } from "../../subnets/lookups.ts";
import { ensureSubnetOwner } from "../../subnets/owner.ts";
import {
  FirstEmissionBlockNumber,
  NetworkRegisteredAt,
  StartCallDelay,
  SubtokenEnabled,
} from "../../subnets/storage.ts";
import { WEIGHTS } from "../../weights.ts";

/** A subnet's owner starts it. */
export const start_call = call({
  index: 92,
  weight: WEIGHTS.start_call,
  docs: [
    "Start a subnet: from the next block on it earns emission, and its alpha can be traded and staked.",
    "Origin: signed by the subnet's owner.",
    "Emits `FirstEmissionBlockNumberSet`.",
    "Errors: `SubnetNotExists`, `FirstEmissionBlockNumberAlreadySet`, `NeedWaitingMoreBlocksToStarCall`.",
  ],
  args: { netuid: NetUid.named("NetUid") },
  dispatch(ctx, { netuid }) {
    const { store } = ctx;
    ensureSubnetExists(ctx, netuid);
    ensureSubnetOwner(ctx, netuid);
    ensure(!FirstEmissionBlockNumber.has(store, netuid), Err.FirstEmissionBlockNumberAlreadySet);
    const block = currentBlock(ctx);
    const earliest = NetworkRegisteredAt.get(store, netuid) + StartCallDelay.get(store);
    ensure(block >= earliest, Err.NeedWaitingMoreBlocksToStarCall);
    FirstEmissionBlockNumber.set(store, [netuid], block + 1n);
    SubtokenEnabled.set(store, [netuid], true);
    if (config(ctx).rules.emissionEnabledOnStart) SubnetEmissionEnabled.set(store, [netuid], true);
    ctx.emit(FirstEmissionBlockNumberSet(netuid, block + 1n));
  },
});
