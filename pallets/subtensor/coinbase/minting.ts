import type { Context } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import { alphaIssuance } from "../pool/price.ts";
import { SubnetAlphaIn, SubnetAlphaOut, TotalIssuance } from "../pool/storage.ts";
import { mintTao } from "../pool/tao.ts";
import { AlphaLedgerPort } from "../ports.ts";
import { blockEmissionForIssuance } from "./logic/block-emission.ts";
import { BlockEmission } from "./storage.ts";

/** Emission of a block at an issuance, in rao. It is noted for alpha too: `BlockEmission` is the last that was worked out (quirk 1). */
function notedEmission({ store }: Context, issuance: bigint): bigint {
  const emission = blockEmissionForIssuance(issuance);
  if (BlockEmission.get(store) !== emission) BlockEmission.set(store, emission);
  return emission;
}

/** Mints this block's TAO, in rao; it belongs to nobody yet. */
export function mintBlockEmission(ctx: Context): Rao {
  const emission = notedEmission(ctx, TotalIssuance.get(ctx.store));
  return emission === 0n ? 0n : mintTao(ctx, emission);
}

/** Alpha of a subnet in this block, in rao: it halves as TAO does. */
export function alphaEmission(ctx: Context, netuid: NetUid): Alpha {
  return notedEmission(ctx, alphaIssuance(ctx, netuid));
}

/** Mints alpha into a subnet's pool, in rao. */
export function mintAlphaIn(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  ctx.use(AlphaLedgerPort).mint(ctx, netuid, amount);
  SubnetAlphaIn.mutate(ctx.store, [netuid], total => total + amount);
}

/** Mints alpha for a subnet's participants, in rao; whose it is is for the caller to say. */
export function mintAlphaOut(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  ctx.use(AlphaLedgerPort).mint(ctx, netuid, amount);
  SubnetAlphaOut.mutate(ctx.store, [netuid], total => total + amount);
}

/** Destroys alpha that nobody has, in rao, so that it can be minted anew. */
export function recycleAlphaOut(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  SubnetAlphaOut.mutate(ctx.store, [netuid], total => (total > amount ? total - amount : 0n));
  ctx.use(AlphaLedgerPort).recycle(ctx, netuid, amount);
}

/** Puts alpha that nobody has, in rao, out of use; the issuance stays. */
export function burnAlphaOut(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount > 0n) ctx.use(AlphaLedgerPort).burn(ctx, netuid, amount);
}
