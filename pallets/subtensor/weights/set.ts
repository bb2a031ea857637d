import { type Context, ensure } from "@waystone/frame";
import { type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { u16MaxUpscaleToU16 } from "../epoch/logic/proportion.ts";
import { Err } from "../errors.ts";
import { ensureUid } from "../neurons/lookups.ts";
import { SubnetworkN, Weights } from "../neurons/storage.ts";
import { CommitRevealWeightsEnabled, MinAllowedWeights, WeightsVersionKey } from "../subnets/hyperparameters.ts";
import { ensureMechanismExists, ROOT } from "../subnets/lookups.ts";
import {
  ensureMayWeigh,
  ensureUidsExistOnce,
  hasStakeForWeights,
  isSelfWeight,
  noteUpdate,
  passesWeightsRateLimit,
} from "./checks.ts";
import * as Events from "./events.ts";

/** Weights of a neuron as a call gives them. */
export interface WeightsInput {
  readonly netuid: NetUid;
  readonly mecid: MechId;
  readonly uids: readonly number[];
  /** One for each uid; only their proportion counts. */
  readonly values: readonly number[];
  readonly versionKey: bigint;
}

function ensureLongEnough({ store }: Context, { netuid, uids }: WeightsInput, uid: number): void {
  const least = Math.min(SubnetworkN.get(store, netuid), MinAllowedWeights.get(store, netuid));
  ensure(isSelfWeight(uid, uids) || uids.length >= least, Err.WeightVecLengthIsLow);
}

/**
 * Sets a neuron's weights, scaled so that the greatest is 65535 (`runtime.md` 6.1). Whether they may be set without a commit
 * is the caller's to check. @throws DispatchFailure what the calls list as errors
 */
export function setWeights(ctx: Context, hotkey: Hotkey, input: WeightsInput): void {
  const { store } = ctx;
  const { netuid, mecid, uids, values, versionKey } = input;
  ensure(netuid !== ROOT, Err.CanNotSetRootNetworkWeights);
  ensure(uids.length === values.length, Err.WeightVecNotEqualSize);
  ensureMechanismExists(ctx, netuid, mecid);
  ensure(uids.length <= SubnetworkN.get(store, netuid), Err.UidsLengthExceedUidsInSubNet);
  const uid = ensureUid(ctx, netuid, hotkey);
  ensure(hasStakeForWeights(ctx, netuid, hotkey), Err.NotEnoughStakeToSetWeights);
  // A least version of 0 admits every version.
  ensure(versionKey >= WeightsVersionKey.get(store, netuid), Err.IncorrectWeightVersionKey);
  const index = storageIndexOf(netuid, mecid);
  const committed = CommitRevealWeightsEnabled.get(store, netuid);
  ensure(committed || passesWeightsRateLimit(ctx, netuid, index, uid), Err.SettingWeightsTooFast);
  ensureMayWeigh(ctx, netuid, uid, uids);
  ensureUidsExistOnce(ctx, netuid, uids);
  ensureLongEnough(ctx, input, uid);
  const scaled = u16MaxUpscaleToU16(values);
  const weights = uids.map((to, i) => [to, scaled[i] ?? 0] as const);
  Weights.set(store, [index, uid], weights);
  // A reveal does not count as an update: the commit did.
  if (!committed) noteUpdate(ctx, index, uid);
  ctx.emit(Events.WeightsSet(index, uid));
}

/** Sets weights where no commit is needed. @throws DispatchFailure `CommitRevealEnabled`, and as {@link setWeights} */
export function setWeightsOpenly(ctx: Context, hotkey: Hotkey, input: WeightsInput): void {
  ensure(!CommitRevealWeightsEnabled.get(ctx.store, input.netuid), Err.CommitRevealEnabled);
  setWeights(ctx, hotkey, input);
}
