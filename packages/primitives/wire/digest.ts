import { bytes, fixedBytes, type Static, struct, variant, vec } from "@waystone/scale";

/** Four bytes that name a consensus engine, such as `aura`. */
export const ConsensusEngineId = fixedBytes(4);

/** One item of a header's digest. */
export const DigestItem = variant("sp_runtime::generic::digest::DigestItem", {
  PreRuntime: [6, ConsensusEngineId.named("ConsensusEngineId"), bytes.named("Vec<u8>")],
  Consensus: [4, ConsensusEngineId.named("ConsensusEngineId"), bytes.named("Vec<u8>")],
  Seal: [5, ConsensusEngineId.named("ConsensusEngineId"), bytes.named("Vec<u8>")],
  Other: [0, bytes.named("Vec<u8>")],
  RuntimeEnvironmentUpdated: 8,
});
/** One item of a header's digest. */
export type DigestItem = Static<typeof DigestItem>;

/** A header's digest: what consensus and runtime say beside the header's own fields. */
export const Digest = struct("sp_runtime::generic::digest::Digest", { logs: vec(DigestItem).named("Vec<DigestItem>") });
/** A header's digest. */
export type Digest = Static<typeof Digest>;
