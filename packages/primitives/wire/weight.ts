import { compact, type Static, struct, u64, variant } from "@waystone/scale";

/** Picoseconds of work and bytes of proof. */
export const Weight = struct("sp_weights::weight_v2::Weight", {
  ref_time: compact(u64).named("u64"),
  proof_size: compact(u64).named("u64"),
});
/** Picoseconds of work and bytes of proof. */
export type Weight = Static<typeof Weight>;

/** Which share of a block a call takes from. */
export const DispatchClass = variant("frame_support::dispatch::DispatchClass", {
  Normal: 0,
  Operational: 1,
  Mandatory: 2,
});
/** Which share of a block a call takes from. */
export type DispatchClass = Static<typeof DispatchClass>;

/** Whether the signer pays a fee. */
export const Pays = variant("frame_support::dispatch::Pays", { Yes: 0, No: 1 });
/** Whether the signer pays a fee. */
export type Pays = Static<typeof Pays>;

/** What a call will cost before it is dispatched: its own weight and that of the extensions. */
export const DispatchInfo = struct("frame_support::dispatch::DispatchInfo", {
  call_weight: Weight.named("Weight"),
  extension_weight: Weight.named("Weight"),
  class: DispatchClass.named("DispatchClass"),
  pays_fee: Pays.named("Pays"),
});
/** What a call will cost before it is dispatched. */
export type DispatchInfo = Static<typeof DispatchInfo>;

/** What a dispatch cost, as events tell it. */
export const DispatchEventInfo = struct("frame_system::DispatchEventInfo", {
  weight: Weight.named("Weight"),
  class: DispatchClass.named("DispatchClass"),
  pays_fee: Pays.named("Pays"),
});
/** What a dispatch cost, as events tell it. */
export type DispatchEventInfo = Static<typeof DispatchEventInfo>;
