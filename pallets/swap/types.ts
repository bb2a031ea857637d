import { AccountId, Alpha, i64f64, NetUid, Perquintill, Rao } from "@waystone/primitives";
import { type Codec, i32, i128, newtype, type Static, struct, u64, u128 } from "@waystone/scale";

/** Weights of a subnet's pool: that of TAO, in parts of 10^18; alpha has the rest. */
export const Balancer = struct("pallet_subtensor_swap::pallet::balancer::Balancer", {
  quote: Perquintill.named("Perquintill"),
});
/** Weights of a subnet's pool. */
export type Balancer = Static<typeof Balancer>;

/** Step on the scale of prices that pools had before 425. */
export const TickIndex: Codec<number> = newtype("pallet_subtensor_swap::tick::TickIndex", i32.named("i32"));

/** Number of a user's share in a pool of before 425. */
export const PositionId: Codec<bigint> = newtype("pallet_subtensor_swap::position::PositionId", u128.named("u128"));

/** What was stored at a step of the scale of prices before 425. */
export const Tick = struct("pallet_subtensor_swap::tick::Tick", {
  liquidity_net: i128.named("i128"),
  liquidity_gross: u64.named("u64"),
  fees_out_tao: i64f64.named("I64F64"),
  fees_out_alpha: i64f64.named("I64F64"),
});

/** A user's share in a pool of before 425. */
export const Position = struct(
  "pallet_subtensor_swap::position::Position",
  {
    id: PositionId.named("PositionId"),
    netuid: NetUid.named("NetUid"),
    tick_low: TickIndex.named("TickIndex"),
    tick_high: TickIndex.named("TickIndex"),
    liquidity: u64.named("u64"),
    fees_tao: i64f64.named("I64F64"),
    fees_alpha: i64f64.named("I64F64"),
  },
  { params: { T: undefined } },
);

/** What a swap would come to, in rao. Amounts are those that would be swapped; a fee is in the unit that is given. */
export const SimSwapResult = struct("pallet_subtensor_swap_runtime_api::SimSwapResult", {
  tao_amount: Rao.named("TaoBalance"),
  alpha_amount: Alpha.named("AlphaBalance"),
  tao_fee: Rao.named("TaoBalance"),
  alpha_fee: Alpha.named("AlphaBalance"),
  tao_slippage: Rao.named("TaoBalance"),
  alpha_slippage: Alpha.named("AlphaBalance"),
});
/** What a swap would come to, in rao. */
export type SimSwapResult = Static<typeof SimSwapResult>;

/** Price of a subnet's alpha in rao for one alpha. */
export const SubnetPrice = struct("pallet_subtensor_swap_runtime_api::SubnetPrice", {
  netuid: NetUid.named("NetUid"),
  price: u64.named("u64"),
});

/** The account type as calls name it. */
export const Account = AccountId.named("T::AccountId");
