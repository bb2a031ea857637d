import type { Context } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import { AmmPort, type Direction, type SwapOptions, type SwapResult } from "../ports.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, SubnetVolume, TotalStake } from "./storage.ts";

/** Makes a swap and books it. What stays as it is is not written, so that no entry of zero comes into being. */
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
  if (after.tao !== before.tao) SubnetTAO.set(store, [netuid], after.tao);
  if (after.alphaIn !== before.alphaIn) SubnetAlphaIn.set(store, [netuid], after.alphaIn);
  if (after.alphaOut !== before.alphaOut) SubnetAlphaOut.set(store, [netuid], after.alphaOut);
  if (after.volume !== before.volume) SubnetVolume.set(store, [netuid], after.volume);
  if (after.totalStake !== before.totalStake) TotalStake.set(store, after.totalStake);
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
