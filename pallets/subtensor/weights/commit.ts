import { blake2_256 } from "@waystone/crypto";
import { type Context, ensure } from "@waystone/frame";
import {
  AccountId,
  type Hash,
  type MechId,
  type NetUid,
  NetUidStorageIndex,
  storageIndexOf,
} from "@waystone/primitives";
import { toHex, tuple, u16, u64, vec } from "@waystone/scale";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { isCommitExpired } from "../epoch/logic/commits.ts";
import { Err } from "../errors.ts";
import { ensureUid } from "../neurons/lookups.ts";
import { currentEpoch } from "../subnets/epoch-schedule.ts";
import { CommitRevealWeightsEnabled, RevealPeriodEpochs } from "../subnets/hyperparameters.ts";
import { ensureMechanismExists } from "../subnets/lookups.ts";
import { noteUpdate, passesWeightsRateLimit } from "./checks.ts";
import * as Events from "./events.ts";
import { WeightCommits } from "./storage.ts";

/** A stored commit: hash, epoch and block of the commit, and 0. */
export type StoredCommit = readonly [hash: Hash, epoch: bigint, block: bigint, unused: bigint];

/** What a commit promises. */
export interface Promised {
  readonly uids: readonly number[];
  readonly values: readonly number[];
  readonly salt: readonly number[];
  readonly versionKey: bigint;
}

const Preimage = tuple(AccountId, NetUidStorageIndex, vec(u16), vec(u16), vec(u16), u64);

/** Hash by which a hotkey commits to weights of a mechanism (`runtime.md` 6.3). */
export function commitHash(hotkey: Hotkey, index: number, { uids, values, salt, versionKey }: Promised): Hash {
  return toHex(blake2_256(Preimage.encode([hotkey, index, uids, values, salt, versionKey]))) as Hash;
}

/** A queue of commits without the expired ones at its front, and the hashes of those. */
export function splitExpired(
  ctx: Context,
  netuid: NetUid,
  queue: readonly StoredCommit[],
): { readonly expired: readonly Hash[]; readonly waiting: readonly StoredCommit[] } {
  const [epoch, period] = [currentEpoch(ctx, netuid), RevealPeriodEpochs.get(ctx.store, netuid)];
  const first = queue.findIndex(([, committed]) => !isCommitExpired(committed, epoch, period));
  const cut = first === -1 ? queue.length : first;
  return { expired: queue.slice(0, cut).map(([hash]) => hash), waiting: queue.slice(cut) };
}

/** Notes a hotkey's commit to weights (`runtime.md` 6.3). @throws DispatchFailure what the calls list as errors */
export function commitWeights(ctx: Context, hotkey: Hotkey, netuid: NetUid, mecid: MechId, hash: Hash): void {
  const { store } = ctx;
  ensureMechanismExists(ctx, netuid, mecid);
  ensure(CommitRevealWeightsEnabled.get(store, netuid), Err.CommitRevealDisabled);
  const uid = ensureUid(ctx, netuid, hotkey);
  const index = storageIndexOf(netuid, mecid);
  ensure(passesWeightsRateLimit(ctx, netuid, index, uid), Err.CommittingWeightsTooFast);
  const { waiting } = splitExpired(ctx, netuid, WeightCommits.get(store, index, hotkey) ?? []);
  ensure(waiting.length < config(ctx).limits.unrevealedCommits, Err.TooManyUnrevealedCommits);
  const commit: StoredCommit = [hash, currentEpoch(ctx, netuid), currentBlock(ctx), 0n];
  WeightCommits.set(store, [index, hotkey], [...waiting, commit]);
  ctx.emit(Events.WeightsCommitted(hotkey, index, hash));
  noteUpdate(ctx, index, uid);
}
