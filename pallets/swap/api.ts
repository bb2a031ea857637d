import { type ApiContext, apiMethod, DispatchFailure, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { Alpha, NetUid, Rao, U64F64 } from "@waystone/primitives";
import { u64, vec } from "@waystone/scale";
import { amm } from "./amm.ts";
import { ReservesPort } from "./config.ts";
import type { Direction, SwapResult } from "./logic/swap.ts";
import { SimSwapResult, SubnetPrice } from "./types.ts";

const RAO_PER_TAO = U64F64.fromInt(1_000_000_000);
const NOTHING: SimSwapResult = {
  tao_amount: 0n,
  alpha_amount: 0n,
  tao_fee: 0n,
  alpha_fee: 0n,
  tao_slippage: 0n,
  alpha_slippage: 0n,
};

const raoPrice = (ctx: ApiContext, netuid: NetUid): bigint =>
  U64F64.saturatingToU64(U64F64.saturatingMul(amm.price(ctx, netuid), RAO_PER_TAO));

const shortOf = (wanted: bigint, got: bigint): bigint => (wanted > got ? wanted - got : 0n);

/** What a swap would come to, or `undefined` where it would fail. */
function simulated(ctx: ApiContext, netuid: NetUid, direction: Direction, amount: bigint): SwapResult | undefined {
  try {
    return amm.simulate(ctx, netuid, direction, amount);
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
}

/** Prices of alpha, and what a swap would come to. */
export const swapApi: RuntimeApi = runtimeApi("SwapRuntimeApi", 1, ["Prices of alpha, and what swaps would come to."], {
  current_alpha_price: apiMethod({
    docs: ["Price of a subnet's alpha, in rao for one alpha; 10^9 where alpha is TAO."],
    args: { netuid: NetUid },
    result: u64,
    handle: (ctx, { netuid }) => raoPrice(ctx, netuid),
  }),
  current_alpha_price_all: apiMethod({
    docs: ["Prices of all subnets' alpha, in rao for one alpha."],
    args: {},
    result: vec(SubnetPrice),
    handle: ctx => [...ctx.use(ReservesPort).subnets(ctx)].map(netuid => ({ netuid, price: raoPrice(ctx, netuid) })),
  }),
  sim_swap_tao_for_alpha: apiMethod({
    docs: [
      "What alpha an amount of TAO would buy now, in rao. `alpha_slippage` is what is lost against the present price.",
      "All zero where the swap would fail.",
    ],
    args: { netuid: NetUid, tao: Rao },
    result: SimSwapResult,
    handle(ctx, { netuid, tao }) {
      const swap = simulated(ctx, netuid, "buy", tao);
      if (swap === undefined) return NOTHING;
      const worth = amm.alphaAmountForTao(ctx, netuid, tao);
      return {
        ...NOTHING,
        tao_amount: swap.paidIn,
        alpha_amount: swap.paidOut,
        tao_fee: swap.feePaid,
        alpha_slippage: shortOf(worth, swap.paidOut),
      };
    },
  }),
  sim_swap_alpha_for_tao: apiMethod({
    docs: [
      "What TAO an amount of alpha would bring now, in rao. `tao_slippage` is what is lost against the present price.",
      "All zero where the swap would fail.",
    ],
    args: { netuid: NetUid, alpha: Alpha },
    result: SimSwapResult,
    handle(ctx, { netuid, alpha }) {
      const swap = simulated(ctx, netuid, "sell", alpha);
      if (swap === undefined) return NOTHING;
      const worth = U64F64.saturatingToU64(
        U64F64.saturatingMul(U64F64.saturatingFromNum(alpha), amm.price(ctx, netuid)),
      );
      return {
        ...NOTHING,
        tao_amount: swap.paidOut,
        alpha_amount: swap.paidIn,
        alpha_fee: swap.feePaid,
        tao_slippage: shortOf(worth, swap.paidOut),
      };
    },
  }),
});
