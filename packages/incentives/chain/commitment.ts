import { blake2_256 } from "@waystone/crypto";
import { AccountId, type Hash, type NetUid } from "@waystone/primitives";
import { struct, toHex, u16, u64, vec } from "@waystone/scale";

/** Weights by uid as the chain takes them: u16 values, of which only the ratios count. */
export interface ChainWeights {
  readonly uids: readonly number[];
  readonly values: readonly number[];
}

const Committed = struct("", {
  hotkey: AccountId,
  index: u16,
  uids: vec(u16),
  values: vec(u16),
  salt: vec(u16),
  version_key: u64,
});

/** Hash by which a hotkey commits to weights (`runtime.md` 6.3). */
export function commitmentOf(hotkey: AccountId, netuid: NetUid, weights: ChainWeights, salt: readonly number[]): Hash {
  const { uids, values } = weights;
  return toHex(blake2_256(Committed.encode({ hotkey, index: netuid, uids, values, salt, version_key: 0n }))) as Hash;
}
