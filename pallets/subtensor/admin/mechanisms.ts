import { type Context, ensure } from "@waystone/frame";
import { type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { Bonds, Incentive, LastUpdate, Weights } from "../neurons/storage.ts";
import { MaxAllowedUids } from "../subnets/hyperparameters.ts";
import { subnetExists } from "../subnets/lookups.ts";
import { MaxMechanismCount, MechanismCountCurrent, MechanismEmissionSplit } from "../subnets/storage.ts";
import { TimelockedWeightCommits, WeightCommits } from "../weights/storage.ts";
import { ensureWithin, type SubnetParameter } from "./parameter.ts";

/** Shares of a split add up to this. */
const WHOLE = 65_535;

/** @throws DispatchFailure `TooManyUIDsPerMechanism` where so many uids in so many mechanisms are more than a subnet may have */
export function ensureUidsFit(ctx: Context, uids: number, mechanisms: number): void {
  ensure(uids * mechanisms <= config(ctx).initial.maxAllowedUids, Err.TooManyUIDsPerMechanism);
}

/** Removes what a mechanism has of its own. */
function wipeMechanism({ store }: Context, netuid: NetUid, mecid: MechId): void {
  const index = storageIndexOf(netuid, mecid);
  for (const map of [Weights, Bonds])
    for (const [[, uid]] of map.iterPrefix(store, index)) map.remove(store, index, uid);
  Incentive.remove(store, index);
  LastUpdate.remove(store, index);
  for (const [[, hotkey]] of WeightCommits.iterPrefix(store, index)) WeightCommits.remove(store, index, hotkey);
  for (const [[, epoch]] of TimelockedWeightCommits.iterPrefix(store, index))
    TimelockedWeightCommits.remove(store, index, epoch);
}

/** Number of a subnet's mechanisms (`runtime.md` 2.8). */
export const mechanismCount: SubnetParameter<MechId> = {
  get: ({ store }, netuid) => MechanismCountCurrent.get(store, netuid),
  set(ctx, netuid, count) {
    const { store } = ctx;
    ensure(subnetExists(ctx, netuid), Err.MechanismDoesNotExist);
    ensureWithin(count, 1, MaxMechanismCount.get(store));
    ensureUidsFit(ctx, MaxAllowedUids.get(store, netuid), count);
    ensureWithin(count, 1, config(ctx).limits.mechanisms);
    const before = MechanismCountCurrent.get(store, netuid);
    if (count === before) return;
    for (let mecid = count; mecid < before; mecid++) wipeMechanism(ctx, netuid, mecid);
    MechanismCountCurrent.set(store, [netuid], count);
    MechanismEmissionSplit.remove(store, netuid);
  },
};

/** Shares of a subnet's mechanisms in its emission, in 65535ths; `undefined` for equal shares. */
export const emissionSplit: SubnetParameter<readonly number[] | undefined> = {
  get: ({ store }, netuid) => MechanismEmissionSplit.get(store, netuid),
  set(ctx, netuid, split) {
    const { store } = ctx;
    ensure(subnetExists(ctx, netuid), Err.MechanismDoesNotExist);
    if (split === undefined) return MechanismEmissionSplit.remove(store, netuid);
    ensureWithin(split.length, 1, MechanismCountCurrent.get(store, netuid));
    const sum = split.reduce((total, share) => total + share, 0);
    ensureWithin(sum, WHOLE, WHOLE);
    MechanismEmissionSplit.set(store, [netuid], split);
  },
};
