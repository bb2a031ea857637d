import { type Context, ensure } from "@waystone/frame";
import { I64F64, type NetUid, type NetUidStorageIndex } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { stakeWeight } from "../children/stake-weight.ts";
import { Err } from "../errors.ts";
import { ownerUid, uidExists, uidOf } from "../neurons/lookups.ts";
import { LastUpdate, ValidatorPermit } from "../neurons/storage.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { currentEpoch } from "../subnets/epoch-schedule.ts";
import { RevealPeriodEpochs, WeightsSetRateLimit } from "../subnets/hyperparameters.ts";

/** Whether a hotkey weighs enough to set weights on a subnet; its owner's neuron always does. */
export function hasStakeForWeights(ctx: Context, netuid: NetUid, hotkey: Hotkey): boolean {
  const uid = uidOf(ctx, netuid, hotkey);
  if (uid !== undefined && uid === ownerUid(ctx, netuid)) return true;
  return I64F64.saturatingToU64(stakeWeight(ctx, hotkey, netuid).total) >= StakeThreshold.get(ctx.store);
}

/** Whether a neuron may set or commit weights again; one that never did may. */
export function passesWeightsRateLimit(ctx: Context, netuid: NetUid, index: NetUidStorageIndex, uid: number): boolean {
  const last = LastUpdate.get(ctx.store, index)[uid] ?? 0n;
  return last === 0n || currentBlock(ctx) - last >= WeightsSetRateLimit.get(ctx.store, netuid);
}

/** Notes that a neuron sets or commits weights in this block. */
export function noteUpdate(ctx: Context, index: NetUidStorageIndex, uid: number): void {
  LastUpdate.mutate(ctx.store, [index], list => (uid < list.length ? list.with(uid, currentBlock(ctx)) : list));
}

/** Whether a list of uids is a neuron's own alone. */
export function isSelfWeight(uid: number, uids: readonly number[]): boolean {
  return uids.length === 1 && uids[0] === uid;
}

/** @throws DispatchFailure `NeuronNoValidatorPermit` unless a neuron may give these uids weight */
export function ensureMayWeigh(ctx: Context, netuid: NetUid, uid: number, uids: readonly number[]): void {
  if (isSelfWeight(uid, uids) || ownerUid(ctx, netuid) === uid) return;
  ensure(ValidatorPermit.get(ctx.store, netuid)[uid] === true, Err.NeuronNoValidatorPermit);
}

/** @throws DispatchFailure `DuplicateUids`, `UidVecContainInvalidOne` */
export function ensureUidsExistOnce(ctx: Context, netuid: NetUid, uids: readonly number[]): void {
  ensure(new Set(uids).size === uids.length, Err.DuplicateUids);
  for (const uid of uids) ensure(uidExists(ctx, netuid, uid), Err.UidVecContainInvalidOne);
}

/** Whether weights that were committed in an epoch can be revealed now: a reveal period later, in one epoch alone. */
export function canReveal(ctx: Context, netuid: NetUid, commitEpoch: bigint): boolean {
  return currentEpoch(ctx, netuid) === commitEpoch + RevealPeriodEpochs.get(ctx.store, netuid);
}
