import type { Context } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import { AlphaBurned, AlphaRecycled, TotalAlphaIssuance } from "./storage.ts";

const U64_MAX = (1n << 64n) - 1n;

const add = (a: bigint, b: bigint): bigint => (a + b > U64_MAX ? U64_MAX : a + b);
const sub = (a: bigint, b: bigint): bigint => (a < b ? 0n : a - b);

/** Counts alpha that comes into being on a subnet, in rao. Whose it is, is the caller's to book. A zero amount writes nothing. */
function mint(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  TotalAlphaIssuance.mutate(ctx.store, [netuid], total => add(total, amount));
}

/** Counts alpha that nobody can use any more, in rao; the issuance stays. A zero amount writes nothing. */
function burn(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  AlphaBurned.mutate(ctx.store, [netuid], total => add(total, amount));
}

/** Counts alpha that leaves the issuance, in rao, so that it can be minted anew. A zero amount writes nothing. */
function recycle(ctx: Context, netuid: NetUid, amount: Alpha): void {
  if (amount === 0n) return;
  AlphaRecycled.mutate(ctx.store, [netuid], total => add(total, amount));
  TotalAlphaIssuance.mutate(ctx.store, [netuid], total => sub(total, amount));
}

/** Alpha that was minted on a subnet, less what was recycled, in rao. */
function totalIssuance(ctx: Context, netuid: NetUid): Alpha {
  return TotalAlphaIssuance.get(ctx.store, netuid);
}

/** All that other pallets do with these counts. The runtime puts it behind their ports. */
export const alphaAssets = { mint, burn, recycle, totalIssuance } as const;

/** What other pallets can do with these counts. */
export type AlphaAssetCounts = typeof alphaAssets;
