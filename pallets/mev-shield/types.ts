import { AccountId } from "@waystone/primitives";
import { boundedBytes, fixedBytes, newtype, type Static, struct, u32 } from "@waystone/scale";

/** Bytes of an ML-KEM-768 encapsulation key. */
export const ENC_KEY_LENGTH = 1184;
/** Most bytes of an encrypted transaction. */
export const MAX_CIPHERTEXT = 8192;

/** An ML-KEM-768 encapsulation key: what users encrypt with. */
export const ShieldEncKey = boundedBytes(2048);

/** An author's sr25519 key, as Aura's types name it. */
export const AuthorityId = newtype(
  "sp_consensus_aura::sr25519::app_sr25519::Public",
  fixedBytes(32).named("sr25519::Public"),
);

/** An encrypted call that waits in the chain. */
export const PendingExtrinsic = struct(
  "pallet_shield::pallet::PendingExtrinsic",
  {
    who: AccountId.named("T::AccountId"),
    encrypted_call: boundedBytes(MAX_CIPHERTEXT).named("BoundedVec<u8, MaxEncryptedCallSize>"),
    submitted_at: u32.named("BlockNumberFor<T>"),
  },
  { params: { T: undefined } },
);
/** An encrypted call that waits in the chain. */
export type PendingExtrinsic = Static<typeof PendingExtrinsic>;

/** Most weight that root may give to stored calls: half a block, in picoseconds. */
export const MAX_ON_INITIALIZE_WEIGHT = 2_000_000_000_000n;
