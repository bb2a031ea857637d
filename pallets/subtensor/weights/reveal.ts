import { type Context, ensure } from "@waystone/frame";
import { type Hash, type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { CommitRevealWeightsEnabled } from "../subnets/hyperparameters.ts";
import { canReveal } from "./checks.ts";
import { commitHash, type Promised, type StoredCommit, splitExpired } from "./commit.ts";
import * as Events from "./events.ts";
import { setWeights } from "./set.ts";
import { WeightCommits } from "./storage.ts";

interface Queue {
  readonly expired: readonly Hash[];
  readonly waiting: readonly StoredCommit[];
}

/** @throws DispatchFailure `CommitRevealDisabled`, `NoWeightsCommitFound` */
function openQueue(ctx: Context, hotkey: Hotkey, netuid: NetUid, index: number): Queue {
  ensure(CommitRevealWeightsEnabled.get(ctx.store, netuid), Err.CommitRevealDisabled);
  const queue = WeightCommits.get(ctx.store, index, hotkey);
  ensure(queue !== undefined, Err.NoWeightsCommitFound);
  return splitExpired(ctx, netuid, queue);
}

/** Place of a hash in the queue. @throws DispatchFailure `ExpiredWeightCommit`, `InvalidRevealCommitHashNotMatch`, `RevealTooEarly` */
function placeOf(ctx: Context, netuid: NetUid, { expired, waiting }: Queue, hash: Hash): number {
  const place = waiting.findIndex(([committed]) => committed === hash);
  const commit = waiting[place];
  if (commit === undefined)
    throw expired.includes(hash) ? Err.ExpiredWeightCommit : Err.InvalidRevealCommitHashNotMatch;
  ensure(canReveal(ctx, netuid, commit[1]), Err.RevealTooEarly);
  return place;
}

function store(ctx: Context, index: number, hotkey: Hotkey, queue: readonly StoredCommit[]): void {
  if (queue.length === 0) WeightCommits.remove(ctx.store, index, hotkey);
  else WeightCommits.set(ctx.store, [index, hotkey], queue);
}

/**
 * Reveals weights that a hotkey committed, and sets them; older commits go with theirs (`runtime.md` 6.4).
 * @throws DispatchFailure what the calls list as errors
 */
export function revealWeights(ctx: Context, hotkey: Hotkey, netuid: NetUid, mecid: MechId, promised: Promised): void {
  const index = storageIndexOf(netuid, mecid);
  const queue = openQueue(ctx, hotkey, netuid, index);
  const hash = commitHash(hotkey, index, promised);
  if (queue.waiting.length === 0)
    throw queue.expired.includes(hash) ? Err.ExpiredWeightCommit : Err.NoWeightsCommitFound;
  const place = placeOf(ctx, netuid, queue, hash);
  store(ctx, index, hotkey, queue.waiting.slice(place + 1));
  setWeights(ctx, hotkey, { netuid, mecid, ...promised });
  ctx.emit(Events.WeightsRevealed(hotkey, index, hash));
}

/** Reveals several commits of a hotkey and sets their weights in turn: all or none. @throws DispatchFailure as {@link revealWeights} */
export function revealAll(ctx: Context, hotkey: Hotkey, netuid: NetUid, list: readonly Promised[]): void {
  const index = storageIndexOf(netuid, 0);
  const queue = openQueue(ctx, hotkey, netuid, index);
  const reveals = list.map(promised => ({ promised, hash: commitHash(hotkey, index, promised) }));
  for (const { hash } of reveals) placeOf(ctx, netuid, queue, hash);
  let { waiting } = queue;
  for (const { promised, hash } of reveals) {
    // Again, since the same commit may be named twice.
    const place = placeOf(ctx, netuid, { expired: queue.expired, waiting }, hash);
    waiting = waiting.toSpliced(place, 1);
    setWeights(ctx, hotkey, { netuid, mecid: 0, ...promised });
  }
  store(ctx, index, hotkey, waiting);
  ctx.emit(
    Events.WeightsBatchRevealed(
      hotkey,
      netuid,
      reveals.map(({ hash }) => hash),
    ),
  );
}
