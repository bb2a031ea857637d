import { constant, definePallet } from "@waystone/frame";
import { fixedBytes, newtype, u16, u32, u64 } from "@waystone/scale";
import { add_liquidity } from "./calls/add_liquidity.ts";
import { disable_lp } from "./calls/disable_lp.ts";
import { modify_position } from "./calls/modify_position.ts";
import { remove_liquidity } from "./calls/remove_liquidity.ts";
import { set_fee_rate } from "./calls/set_fee_rate.ts";
import { toggle_user_liquidity } from "./calls/toggle_user_liquidity.ts";
import { SwapConfigPort } from "./config.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";
import { hooks } from "./hooks.ts";
import { tryState } from "./invariants.ts";
import * as storage from "./storage.ts";

export { type Amm, amm, type SwapOptions } from "./amm.ts";
export { swapApi } from "./api.ts";
export { type Reserves, ReservesPort, SUBTENSOR_SWAP, type SwapConfig, SwapConfigPort } from "./config.ts";
export { Err as SwapErrors } from "./errors.ts";
export { bookSwap, type SwapBooks } from "./logic/books.ts";
export { initialQuoteWeight, weightToAbsorb } from "./logic/liquidity.ts";
export { alphaAtPrice, feeOf, type Pool, priceOf } from "./logic/pool.ts";
export { type Direction, poolAfter, type SwapOrder, type SwapResult, swapInPool } from "./logic/swap.ts";
export { FeeRate, PalSwapInitialized, SwapBalancer } from "./storage.ts";

const PalletId = newtype("frame_support::PalletId", fixedBytes(8).named("[u8; 8]"));
const NonZeroU64 = newtype("NonZeroU64", u64.named("u64"));

/** The pool of each subnet. */
export const Swap = definePallet({
  name: "Swap",
  crate: "pallet_subtensor_swap",
  storage,
  events,
  errors: Err,
  calls: {
    set_fee_rate,
    add_liquidity,
    remove_liquidity,
    modify_position,
    toggle_user_liquidity,
    disable_lp,
  },
  constants: {
    ProtocolId: constant(PalletId, new TextEncoder().encode("ten/swap"), "Names the protocol's own account."),
    MaxFeeRate: constant(
      u16,
      ports => ports.use(SwapConfigPort).maxFeeRate,
      "Greatest fee rate that root may set, in 65535ths.",
    ),
    MaxPositions: constant(u32, 100, "Most positions a user could have in a pool; users add none any more."),
    MinimumLiquidity: constant(u64, 1_000n, "Least liquidity of a position; users add none any more."),
    MinimumReserve: constant(
      NonZeroU64,
      ports => ports.use(SwapConfigPort).minimumReserve,
      "Least reserve, in rao, on the side of a pool that pays out.",
    ),
  },
  hooks,
  tryState,
});
