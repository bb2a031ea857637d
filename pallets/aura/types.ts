import { fixedBytes, newtype, u64 } from "@waystone/scale";

/** An author's sr25519 key, as Aura's types name it. */
export const AuthorityId = newtype(
  "sp_consensus_aura::sr25519::app_sr25519::Public",
  fixedBytes(32).named("sr25519::Public"),
);
/** Number of a slot: time divided by the slot's duration. */
export const Slot = newtype("sp_consensus_slots::Slot", u64.named("u64"));
