import { AccountId, BlockNumber, i64f64, i96f32, MechId, NetUid, Rao, u64f64 } from "@waystone/primitives";
import { option, type Static, u16, variant, vec } from "@waystone/scale";

/** Codecs of arguments, under the names by which clients choose their converters. */
export const netuid = NetUid.named("NetUid");
/** TAO, in rao. */
export const tao = Rao.named("TaoBalance");
/** A number of blocks. */
export const blocks = BlockNumber.named("BlockNumberFor<T>");
/** Number of a mechanism, or how many there are. */
export const mechanisms = MechId.named("MechId");
/** An account. */
export const account = AccountId.named("<T as frame_system::Config>::AccountId");
/** A fraction of either sign with 64 bits before and after the point. */
export const signedFraction = i64f64.named("I64F64");
/** A fraction with 64 bits before and after the point. */
export const fraction = u64f64.named("U64F64");
/** A fraction with 96 bits before the point and 32 after it. */
export const wideFraction = i96f32.named("I96F32");
/** Shares in 65535ths, or none for equal shares. */
export const split = option(vec(u16)).named("Option<Vec<u16>>");

/** What becomes of incentive that goes to the owner's own neurons: on the wire the type of SubtensorModule's storage. */
export const RecycleOrBurnEnum = variant(
  "pallet_subtensor::pallet::RecycleOrBurnEnum",
  { Burn: 0, Recycle: 1 },
  { variantDocs: { Burn: ["It is lost."], Recycle: ["It leaves the issuance and is minted anew."] } },
);
/** What becomes of incentive that goes to the owner's own neurons. */
export type RecycleOrBurnEnum = Static<typeof RecycleOrBurnEnum>;

/** Precompiles of the EVM; for the event about them alone. */
export const PrecompileEnum = variant("pallet_admin_utils::pallet::PrecompileEnum", {
  BalanceTransfer: 0,
  Staking: 1,
  Subnet: 2,
  Metagraph: 3,
  Neuron: 4,
  UidLookup: 5,
  Alpha: 6,
  Crowdloan: 7,
  Proxy: 8,
  Leasing: 9,
  AddressMapping: 10,
  VotingPower: 11,
});
