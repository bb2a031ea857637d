import { blake2_256 } from "@waystone/crypto";
import { type Context, ensure } from "@waystone/frame";
import { type Hash, type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { ensureUid } from "../neurons/lookups.ts";
import { DrandPort } from "../ports.ts";
import { currentEpoch } from "../subnets/epoch-schedule.ts";
import { CommitRevealWeightsEnabled } from "../subnets/hyperparameters.ts";
import { ensureMechanismExists } from "../subnets/lookups.ts";
import { noteUpdate, passesWeightsRateLimit } from "./checks.ts";
import * as Events from "./events.ts";
import { CommitRevealWeightsVersion, TimelockedWeightCommits } from "./storage.ts";

/** Weights under a timelock as a call gives them. */
export interface TimelockedInput {
  readonly netuid: NetUid;
  readonly mecid: MechId;
  readonly ciphertext: Uint8Array;
  /** The drand round that opens the ciphertext. */
  readonly round: bigint;
  /** Version of commit-reveal by which the ciphertext was made. */
  readonly version: number;
}

/**
 * Keeps a hotkey's timelocked weights until their round (`runtime.md` 6.5).
 * @throws DispatchFailure what the calls list as errors
 */
export function commitTimelocked(ctx: Context, hotkey: Hotkey, input: TimelockedInput): void {
  const { store } = ctx;
  const { netuid, mecid, ciphertext, round, version } = input;
  // A round of the past would open the weights at once.
  ensure(round >= ctx.use(DrandPort).lastRound(ctx), Err.InvalidRevealRound);
  ensureMechanismExists(ctx, netuid, mecid);
  ensure(version === CommitRevealWeightsVersion.get(store), Err.IncorrectCommitRevealVersion);
  ensure(CommitRevealWeightsEnabled.get(store, netuid), Err.CommitRevealDisabled);
  const uid = ensureUid(ctx, netuid, hotkey);
  const index = storageIndexOf(netuid, mecid);
  ensure(passesWeightsRateLimit(ctx, netuid, index, uid), Err.CommittingWeightsTooFast);
  const epoch = currentEpoch(ctx, netuid);
  const commits = TimelockedWeightCommits.get(store, index, epoch);
  const own = commits.filter(([who]) => who === hotkey).length;
  ensure(own < config(ctx).limits.unrevealedCommits, Err.TooManyUnrevealedCommits);
  TimelockedWeightCommits.set(store, [index, epoch], [...commits, [hotkey, currentBlock(ctx), ciphertext, round]]);
  ctx.emit(Events.TimelockedWeightsCommitted(hotkey, index, toHex(blake2_256(ciphertext)) as Hash, round));
  noteUpdate(ctx, index, uid);
}
