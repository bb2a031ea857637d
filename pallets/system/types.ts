import { RuntimeEvent } from "@waystone/frame";
import { H256, Weight } from "@waystone/primitives";
import { compact, option, type Static, str, struct, u32, u64, u128, variant, vec } from "@waystone/scale";

/** A coldkey's or hotkey's balances in rao. `flags` has its top bit set since holds and freezes replaced locks. */
export const AccountData = struct("pallet_balances::types::AccountData", {
  free: u64.named("Balance"),
  reserved: u64.named("Balance"),
  frozen: u64.named("Balance"),
  flags: u128.named("ExtraFlags"),
});
/** An account's balances in rao. */
export type AccountData = Static<typeof AccountData>;

/** What the chain knows of every account. */
export const AccountInfo = struct("frame_system::AccountInfo", {
  nonce: u32.named("Nonce").doc("Nonce that the next transaction must have."),
  consumers: u32.named("RefCount").doc("Modules that depend on the account; it cannot be removed while there are any."),
  providers: u32.named("RefCount").doc("Modules that let the account exist."),
  sufficients: u32.named("RefCount").doc("Modules that let the account exist for their own purposes only."),
  data: AccountData.named("AccountData").doc("Balances."),
});
/** What the chain knows of every account. */
export type AccountInfo = Static<typeof AccountInfo>;

/** Weights by class of dispatch. */
export const PerDispatchClassWeight = struct(
  "frame_support::dispatch::PerDispatchClass",
  { normal: Weight.named("T"), operational: Weight.named("T"), mandatory: Weight.named("T") },
  { params: { T: Weight } },
);
/** Weights by class of dispatch. */
export type PerDispatchClassWeight = Static<typeof PerDispatchClassWeight>;

/** Where in a block an event was emitted. */
export const Phase = variant("frame_system::Phase", {
  ApplyExtrinsic: [0, u32.named("u32")],
  Finalization: 1,
  Initialization: 2,
});

/** An event with its place and topics. */
export const EventRecord = struct(
  "frame_system::EventRecord",
  { phase: Phase.named("Phase"), event: RuntimeEvent.named("E"), topics: vec(H256).named("Vec<T>") },
  { params: { E: RuntimeEvent, T: H256 } },
);
/** An event with its place and topics. */
export type EventRecord = Static<typeof EventRecord>;

/** Limits of one class of dispatch in a block. */
export const WeightsPerClass = struct("frame_system::limits::WeightsPerClass", {
  base_extrinsic: Weight.named("Weight"),
  max_extrinsic: option(Weight).named("Option<Weight>"),
  max_total: option(Weight).named("Option<Weight>"),
  reserved: option(Weight).named("Option<Weight>"),
});

const PerClassLimits = struct(
  "frame_support::dispatch::PerDispatchClass",
  {
    normal: WeightsPerClass.named("T"),
    operational: WeightsPerClass.named("T"),
    mandatory: WeightsPerClass.named("T"),
  },
  { params: { T: WeightsPerClass } },
);

/** Limits of a block's weight. */
export const BlockWeights = struct("frame_system::limits::BlockWeights", {
  base_block: Weight.named("Weight"),
  max_block: Weight.named("Weight"),
  per_class: PerClassLimits.named("PerDispatchClass<WeightsPerClass>"),
});
/** Limits of a block's weight. */
export type BlockWeights = Static<typeof BlockWeights>;

const PerClassLength = struct(
  "frame_support::dispatch::PerDispatchClass",
  { normal: u32.named("T"), operational: u32.named("T"), mandatory: u32.named("T") },
  { params: { T: u32 } },
);

/** Limits of a block's length in bytes. */
export const BlockLength = struct("frame_system::limits::BlockLength", {
  max: PerClassLength.named("PerDispatchClass<u32>"),
});

/** Cost of a read and a write in picoseconds. */
export const RuntimeDbWeight = struct("sp_weights::RuntimeDbWeight", {
  read: u64.named("u64"),
  write: u64.named("u64"),
});

/** The runtime's version when the chain last ran it. */
export const LastRuntimeUpgradeInfo = struct("frame_system::LastRuntimeUpgradeInfo", {
  spec_version: compact(u32).named("codec::Compact<u32>"),
  spec_name: str.named("Cow<'static, str>"),
});
