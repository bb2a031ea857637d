import { randomBytes } from "node:crypto";
import { blake2_256 } from "@waystone/crypto";
import { AccountId, type Hash, type NetUid } from "@waystone/primitives";
import { struct, toHex, u16, u64, vec } from "@waystone/scale";
import type { Client } from "../chain/client.ts";
import { SdkError } from "../errors.ts";
import type { Signer } from "../signer.ts";

/** Weights by uid, as the chain takes them: u16 values, of which only the ratios count. */
export interface Weights {
  readonly uids: readonly number[];
  readonly values: readonly number[];
}

/** A commitment that waits for its reveal. */
export interface WeightCommitment extends Weights {
  readonly salt: readonly number[];
  readonly versionKey: bigint;
  readonly hash: Hash;
}

const Committed = struct("", {
  hotkey: AccountId,
  index: u16,
  uids: vec(u16),
  values: vec(u16),
  salt: vec(u16),
  version_key: u64,
});

/** Hash by which a hotkey commits to weights: BLAKE2b-256 over hotkey, subnet, weights, salt and version (`runtime.md` 6.3). */
export function commitmentHash(
  hotkey: AccountId,
  netuid: NetUid,
  { uids, values }: Weights,
  salt: readonly number[],
  versionKey = 0n,
): Hash {
  return toHex(blake2_256(Committed.encode({ hotkey, index: netuid, uids, values, salt, version_key: versionKey })));
}

/** Makes a commitment with a fresh salt. */
export function makeCommitment(hotkey: AccountId, netuid: NetUid, weights: Weights, versionKey = 0n): WeightCommitment {
  const bytes = randomBytes(16);
  const salt = Array.from({ length: 8 }, (_, i) => bytes.readUInt16LE(i * 2));
  const { uids, values } = weights;
  return { uids, values, salt, versionKey, hash: commitmentHash(hotkey, netuid, weights, salt, versionKey) };
}

/** Why the chain did not take weights, in a word that a loop can act on. */
export type WeightRefusal = "too-early" | "expired" | "too-fast" | "not-registered" | "not-enough-stake" | "other";

/** What a refused call means for a loop. */
export function refusalOf(error: unknown): WeightRefusal {
  const name = error instanceof SdkError ? error.detail?.name : undefined;
  switch (name) {
    case "RevealTooEarly":
    case "CommitBlockNotInRevealRange":
      return "too-early";
    case "ExpiredWeightCommit":
    case "NoWeightsCommitFound":
    case "InvalidRevealCommitHashNotMatch":
    case "CommitNotFound":
      return "expired";
    case "CommittingWeightsTooFast":
    case "SettingWeightsTooFast":
    case "RateLimitExceeded":
      return "too-fast";
    case "HotKeyNotRegisteredInSubNet":
    case "HotKeyNotRegisteredInNetwork":
      return "not-registered";
    case "NotEnoughStakeToSetWeights":
    case "NeuronNoValidatorPermit":
    case "StakeAmountTooLow":
      return "not-enough-stake";
    default:
      return "other";
  }
}

/** Whether nobody can say what became of a transaction: it was on its way when the connection or the pool lost it. */
export function isLost(error: unknown): boolean {
  return error instanceof SdkError && ["closed", "timeout", "unreachable", "dropped"].includes(error.code);
}

/** Whether the same may be taken some blocks later. */
export function mayPass(error: unknown): boolean {
  if (isLost(error)) return true;
  const refusal = refusalOf(error);
  return refusal === "too-fast" || (refusal === "other" && error instanceof SdkError && error.code === "rejected");
}

/** Commits weights: only their hash goes to the chain. @throws SdkError with the chain's error */
export async function commitWeights(
  client: Client,
  hotkey: Signer,
  netuid: NetUid,
  commitment: WeightCommitment,
): Promise<void> {
  await client.call("SubtensorModule", "commit_weights", { netuid, commit_hash: commitment.hash }).send(hotkey);
}

/** Reveals weights that were committed an epoch before. @throws SdkError with the chain's error */
export async function revealWeights(
  client: Client,
  hotkey: Signer,
  netuid: NetUid,
  commitment: WeightCommitment,
): Promise<void> {
  const { uids, values, salt, versionKey } = commitment;
  await client
    .call("SubtensorModule", "reveal_weights", { netuid, uids, values, salt, version_key: versionKey })
    .send(hotkey);
}

/** Sets weights in the clear, where a subnet does without commit–reveal. @throws SdkError with the chain's error */
export async function setWeights(
  client: Client,
  hotkey: Signer,
  netuid: NetUid,
  weights: Weights,
  versionKey = 0n,
): Promise<void> {
  await client
    .call("SubtensorModule", "set_weights", {
      netuid,
      dests: weights.uids,
      weights: weights.values,
      version_key: versionKey,
    })
    .send(hotkey);
}
