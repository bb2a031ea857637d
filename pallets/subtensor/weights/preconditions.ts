import { type Context, ensure } from "@waystone/frame";
import { type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { TotalNetworks } from "../subnets/storage.ts";
import { canReveal, hasStakeForWeights } from "./checks.ts";
import { commitHash, type Promised } from "./commit.ts";
import { WeightCommits } from "./storage.ts";

/** @throws DispatchFailure `NotEnoughStakeToSetWeights` unless a hotkey weighs enough on a subnet */
export function ensureStakeForWeights(ctx: Context, netuid: NetUid, hotkey: Hotkey): void {
  ensure(hasStakeForWeights(ctx, netuid, hotkey), Err.NotEnoughStakeToSetWeights);
}

/**
 * Checks that a hotkey committed to weights and that now is the time to reveal them.
 * @throws DispatchFailure `NoWeightsCommitFound`, `RevealTooEarly` (also where it is too late)
 */
export function ensureRevealable(
  ctx: Context,
  netuid: NetUid,
  mecid: MechId,
  hotkey: Hotkey,
  promised: Promised,
): void {
  const index = storageIndexOf(netuid, mecid);
  const hash = commitHash(hotkey, index, promised);
  const commit = WeightCommits.get(ctx.store, index, hotkey)?.find(([committed]) => committed === hash);
  ensure(commit !== undefined, Err.NoWeightsCommitFound);
  ensure(canReveal(ctx, netuid, commit[1]), Err.RevealTooEarly);
}

/**
 * A batch is free and has one weight whatever its length: without a bound it could fill a block's time for nothing.
 * @throws DispatchFailure `InvalidValue` where a batch names more subnets than there are
 */
export function ensureBatchBounded(ctx: Context, netuids: readonly NetUid[]): void {
  const bounded = config(ctx).rules.fixes.weightBatchesBounded;
  ensure(!bounded || netuids.length <= TotalNetworks.get(ctx.store), Err.InvalidValue);
}

/**
 * Checks a batch before it enters a block: some subnet of it must take weights from this hotkey, as each that is named alone must.
 * @throws DispatchFailure `InvalidValue`, `NotEnoughStakeToSetWeights`
 */
export function ensureBatchOfValidator(ctx: Context, netuids: readonly NetUid[], hotkey: Hotkey): void {
  ensureBatchBounded(ctx, netuids);
  ensure(
    netuids.some(netuid => hasStakeForWeights(ctx, netuid, hotkey)),
    Err.NotEnoughStakeToSetWeights,
  );
}

/** Weights of a batch as its lists give them. */
interface RevealedBatch {
  readonly uids_list: readonly (readonly number[])[];
  readonly values_list: readonly (readonly number[])[];
  readonly salts_list: readonly (readonly number[])[];
  readonly version_keys: readonly bigint[];
}

/** @throws DispatchFailure `InputLengthsUnequal` unless all lists are as long as the first */
export function ensureEqualLengths(first: readonly unknown[], ...others: readonly (readonly unknown[])[]): void {
  ensure(
    others.every(list => list.length === first.length),
    Err.InputLengthsUnequal,
  );
}

/** As {@link ensureRevealable}, for all weights of a batch. @throws DispatchFailure also `InputLengthsUnequal` */
export function ensureBatchRevealable(ctx: Context, netuid: NetUid, hotkey: Hotkey, batch: RevealedBatch): void {
  const { uids_list, values_list, salts_list, version_keys } = batch;
  ensureEqualLengths(uids_list, values_list, salts_list, version_keys);
  ensureStakeForWeights(ctx, netuid, hotkey);
  for (const [i, uids] of uids_list.entries()) {
    const [values, salt, versionKey] = [values_list[i] ?? [], salts_list[i] ?? [], version_keys[i] ?? 0n];
    ensureRevealable(ctx, netuid, 0, hotkey, { uids, values, salt, versionKey });
  }
}
