import type { Context } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import { AmmPort, type Direction, type SwapOptions, type SwapResult } from "../ports.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, SubnetVolume, TotalStake } from "./storage.ts";

/** Makes a swap and books it. All books are written, also those that a swap at one to one leaves at zero: consensus. */
function swapAndBook(
  ctx: Context,
  netuid: NetUid,
  direction: Direction,
  amount: bigint,
  options: SwapOptions,
): SwapResult {
  const { store } = ctx;
  const amm = ctx.use(AmmPort);
  const result = amm.swap(ctx, netuid, direction, amount, options);
  const before = {
    tao: SubnetTAO.get(store, netuid),
    alphaIn: SubnetAlphaIn.get(store, netuid),
    alphaOut: SubnetAlphaOut.get(store, netuid),
    volume: SubnetVolume.get(store, netuid),
    totalStake: TotalStake.get(store),
  };
  const after = amm.book(before, direction, amount, result);
  SubnetTAO.set(store, [netuid], after.tao);
  SubnetAlphaIn.set(store, [netuid], after.alphaIn);
  SubnetAlphaOut.set(store, [netuid], after.alphaOut);
  SubnetVolume.set(store, [netuid], after.volume);
  TotalStake.set(store, after.totalStake);
  return result;
}

/** Buys alpha for TAO that lies in the subnet's account already, in rao, and books it. @throws DispatchFailure a `Swap` error */
export function swapTaoForAlpha(ctx: Context, netuid: NetUid, tao: Rao, options: SwapOptions = {}): SwapResult {
  return swapAndBook(ctx, netuid, "buy", tao, options);
}

/** Sells alpha, in rao, and books it; the TAO still lies in the subnet's account. @throws DispatchFailure a `Swap` error */
export function swapAlphaForTao(ctx: Context, netuid: NetUid, alpha: Alpha, options: SwapOptions = {}): SwapResult {
  return swapAndBook(ctx, netuid, "sell", alpha, options);
}
