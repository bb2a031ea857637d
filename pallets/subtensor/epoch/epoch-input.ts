import type { Context } from "@waystone/frame";
import { type Alpha, type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { stakeWeight } from "../children/stake-weight.ts";
import { config } from "../config/config.ts";
import { uidOf } from "../neurons/lookups.ts";
import { BlockAtRegistration, Bonds, Keys, LastUpdate, ValidatorPermit, Weights } from "../neurons/storage.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { currentEpoch } from "../subnets/epoch-schedule.ts";
import {
  ActivityCutoff,
  ActivityCutoffFactorMilli,
  AlphaSigmoidSteepness,
  AlphaValues,
  BondsMovingAverage,
  BondsPenalty,
  CommitRevealWeightsEnabled,
  Kappa,
  LiquidAlphaOn,
  MaxAllowedValidators,
  RevealPeriodEpochs,
  Yuma3On,
} from "../subnets/hyperparameters.ts";
import { LastMechansimStepBlock, Tempo } from "../subnets/schedule.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { TimelockedWeightCommits, WeightCommits } from "../weights/storage.ts";
import { activityCutoff } from "./logic/activity-cutoff.ts";
import { type Commit, type Commits, firstCommitBlocks } from "./logic/commits.ts";
import type { EpochInput, StoredRow } from "./logic/epoch-types.ts";
import type { Blocks } from "./logic/mask.ts";

/** Hotkeys of a subnet's neurons, by uid. */
export function hotkeysByUid({ store }: Context, netuid: NetUid): readonly Hotkey[] {
  const neurons = [...Keys.iterPrefix(store, netuid)].map(([[, uid], hotkey]) => ({ uid, hotkey }));
  return neurons.sort((a, b) => a.uid - b.uid).map(({ hotkey }) => hotkey);
}

/** Rows that neurons have stored for a mechanism, by uid; those of uids that are not below `n` are left out. */
function rowsOf({ store }: Context, item: typeof Weights, index: number, n: number): StoredRow[] {
  const rows = new Array<StoredRow>(n).fill([]);
  for (const [[, uid], row] of item.iterPrefix(store, index)) if (uid < n) rows[uid] = row;
  return rows;
}

function* hashedCommits(ctx: Context, netuid: NetUid, index: number): Generator<[uid: number, queue: Commit[]]> {
  for (const [[, hotkey], queue] of WeightCommits.iterPrefix(ctx.store, index)) {
    const uid = uidOf(ctx, netuid, hotkey);
    if (uid !== undefined) yield [uid, queue.map(([, epoch, block]) => ({ epoch, block }))];
  }
}

function* timelockedCommits(ctx: Context, netuid: NetUid, index: number): Generator<[uid: number, commit: Commit]> {
  for (const [[, epoch], commits] of TimelockedWeightCommits.iterPrefix(ctx.store, index))
    for (const [hotkey, block] of commits) {
      const uid = uidOf(ctx, netuid, hotkey);
      if (uid !== undefined) yield [uid, { epoch, block }];
    }
}

/** First blocks of commits that wait, or nothing where weights are set openly. */
function commitBlocksOf(ctx: Context, netuid: NetUid, index: number, n: number): Blocks | undefined {
  if (!CommitRevealWeightsEnabled.get(ctx.store, netuid)) return undefined;
  const commits: Commits = {
    hashed: hashedCommits(ctx, netuid, index),
    timelocked: timelockedCommits(ctx, netuid, index),
  };
  return firstCommitBlocks(n, commits, currentEpoch(ctx, netuid), RevealPeriodEpochs.get(ctx.store, netuid));
}

/** Uid of the owner's hotkey, if there is one that is registered. */
function ownerUidOf(ctx: Context, netuid: NetUid): number | undefined {
  return SubnetOwnerHotkey.has(ctx.store, netuid)
    ? uidOf(ctx, netuid, SubnetOwnerHotkey.get(ctx.store, netuid))
    : undefined;
}

/** Blocks without weights after which a neuron of a subnet is inactive (D5). */
export function activityCutoffOf(ctx: Context, netuid: NetUid): bigint {
  const { store } = ctx;
  return activityCutoff(config(ctx).rules.activityCutoff, {
    blocks: ActivityCutoff.get(store, netuid),
    factorMilli: ActivityCutoffFactorMilli.get(store, netuid),
    tempo: Tempo.get(store, netuid),
  });
}

/**
 * What the state says for an epoch of one mechanism that shares `emission` out, in rao of alpha (`runtime.md` 3.1). Cost: the
 * stake weight of each neuron, and all its weights and bonds.
 */
export function epochInput(
  ctx: Context,
  netuid: NetUid,
  mecid: MechId,
  hotkeys: readonly Hotkey[],
  emission: Alpha,
): EpochInput {
  const { store } = ctx;
  const n = hotkeys.length;
  const index = storageIndexOf(netuid, mecid);
  return {
    n,
    emission,
    block: currentBlock(ctx),
    tempo: Tempo.get(store, netuid),
    activityCutoff: activityCutoffOf(ctx, netuid),
    lastMechanismStepBlock: LastMechansimStepBlock.get(store, netuid),
    stake: hotkeys.map(hotkey => stakeWeight(ctx, hotkey, netuid).total),
    stakeThreshold: StakeThreshold.get(store),
    ownerUid: ownerUidOf(ctx, netuid),
    maxAllowedValidators: MaxAllowedValidators.get(store, netuid),
    validatorPermits: ValidatorPermit.get(store, netuid),
    lastUpdate: LastUpdate.get(store, index),
    registeredAt: hotkeys.map((_, uid) => BlockAtRegistration.get(store, netuid, uid)),
    weights: rowsOf(ctx, Weights, index, n),
    bonds: rowsOf(ctx, Bonds, index, n),
    commitBlocks: commitBlocksOf(ctx, netuid, index, n),
    kappa: Kappa.get(store, netuid),
    bondsPenalty: BondsPenalty.get(store, netuid),
    bondsMovingAverage: BondsMovingAverage.get(store, netuid),
    yuma3On: Yuma3On.get(store, netuid),
    liquidAlphaOn: LiquidAlphaOn.get(store, netuid),
    alphaValues: AlphaValues.get(store, netuid),
    alphaSigmoidSteepness: AlphaSigmoidSteepness.get(store, netuid),
  };
}
