import type { Context } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import { SubnetAlphaIn, SubnetAlphaOut } from "../pool/storage.ts";
import { AlphaLedgerPort } from "../ports.ts";

/** Makes alpha, in rao, that joins a subnet's pool. */
export function mintIntoPool(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  ctx.use(AlphaLedgerPort).mint(ctx, netuid, amount);
  SubnetAlphaIn.mutate(ctx.store, [netuid], total => total + amount);
}

/** Makes alpha, in rao, outside a subnet's pool; whose it is, is the caller's to book. */
export function mintForParticipants(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  ctx.use(AlphaLedgerPort).mint(ctx, netuid, amount);
  SubnetAlphaOut.mutate(ctx.store, [netuid], total => total + amount);
}

/** Takes alpha that is nobody's, in rao, out of existence, so that it can be minted anew. */
export function recycleAlpha(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  SubnetAlphaOut.mutate(ctx.store, [netuid], total => (total > amount ? total - amount : 0n));
  ctx.use(AlphaLedgerPort).recycle(ctx, netuid, amount);
}

/** Counts alpha that is nobody's, in rao, as burned: it stays in the issuance, out of everybody's reach. */
export function burnAlpha(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount > 0n) ctx.use(AlphaLedgerPort).burn(ctx, netuid, amount);
}
