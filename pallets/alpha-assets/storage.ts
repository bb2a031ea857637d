import { storageMap, twox64Concat } from "@waystone/frame";
import { Alpha, NetUid } from "@waystone/primitives";

// Netuids are chosen by the chain, so a fast hash is safe.
const subnet = [twox64Concat(NetUid)] as const;

/** netuid → alpha that was minted, less what was recycled, in rao. */
export const TotalAlphaIssuance = storageMap({
  docs: ["netuid → alpha that was minted, less what was recycled, in rao."],
  keys: subnet,
  value: Alpha,
  default: 0n,
});

/** netuid → alpha that was burned, in rao; it stays part of the issuance. */
export const AlphaBurned = storageMap({
  docs: ["netuid → alpha that was burned, in rao; it stays part of the issuance."],
  keys: subnet,
  value: Alpha,
  default: 0n,
});

/** netuid → alpha that was recycled, in rao; it left the issuance and can be minted anew. */
export const AlphaRecycled = storageMap({
  docs: ["netuid → alpha that was recycled, in rao; it left the issuance and can be minted anew."],
  keys: subnet,
  value: Alpha,
  default: 0n,
});
