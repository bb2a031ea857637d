import { type Context, ensure } from "@waystone/frame";
import type { AccountId, NetUid, Rao } from "@waystone/primitives";
import { BURN_ACCOUNT, type Coldkey, subnetAccount } from "../accounts.ts";
import { Err } from "../errors.ts";
import { TaoPort } from "../ports.ts";
import { ROOT, subnetExists } from "../subnets/lookups.ts";
import { TotalIssuance } from "./storage.ts";

/** Most TAO that can ever exist, in rao. */
export const MAX_ISSUANCE: Rao = 21_000_000_000_000_000n;

/** What a coldkey can give away, in rao, its account's last rao included. */
export function balanceOf(ctx: Context, coldkey: Coldkey): Rao {
  return ctx.use(TaoPort).reducible(ctx, coldkey, false);
}

/** What a coldkey can give away, in rao, and stay alive. */
export function spendable(ctx: Context, coldkey: Coldkey): Rao {
  return ctx.use(TaoPort).reducible(ctx, coldkey, true);
}

/** Moves TAO; the giver's account may die. @throws DispatchFailure `InsufficientBalance`, or a `Token` error */
export function transferTao(ctx: Context, from: AccountId, to: AccountId, amount: Rao): void {
  ensure(amount <= balanceOf(ctx, from), Err.InsufficientBalance);
  ctx.use(TaoPort).transfer(ctx, from, to, amount, false);
}

/** Moves all of an account's TAO that can be moved. @throws DispatchFailure a `Token` error */
export function transferAllTao(ctx: Context, from: AccountId, to: AccountId): void {
  const amount = balanceOf(ctx, from);
  if (amount > 0n) ctx.use(TaoPort).transfer(ctx, from, to, amount, false);
}

/** Account of a subnet that exists. @throws DispatchFailure `SubnetNotExists` */
export function accountOfSubnet(ctx: Context, netuid: NetUid): AccountId {
  ensure(netuid === ROOT || subnetExists(ctx, netuid), Err.SubnetNotExists);
  return subnetAccount(netuid);
}

/**
 * Moves TAO to a subnet's account, keeping the giver alive, and says how much: less than asked where the existential deposit
 * would be touched. @throws DispatchFailure `SubnetNotExists`, `InsufficientBalance` where nothing can be given
 */
export function transferToSubnet(ctx: Context, netuid: NetUid, from: AccountId, amount: Rao): Rao {
  if (amount === 0n) return 0n;
  const account = accountOfSubnet(ctx, netuid);
  const most = spendable(ctx, from);
  const moved = amount < most ? amount : most;
  ensure(moved > 0n, Err.InsufficientBalance);
  ctx.use(TaoPort).transfer(ctx, from, account, moved, true);
  return moved;
}

/** Moves TAO from a subnet's account. @throws DispatchFailure `SubnetNotExists`, `InsufficientBalance`, a `Token` error */
export function transferFromSubnet(ctx: Context, netuid: NetUid, to: AccountId, amount: Rao): void {
  transferTao(ctx, accountOfSubnet(ctx, netuid), to, amount);
}

/** Puts TAO where nobody can get it; the issuance stays. @throws DispatchFailure `InsufficientBalance`, a `Token` error */
export function burnTao(ctx: Context, from: AccountId, amount: Rao): void {
  transferTao(ctx, from, BURN_ACCOUNT, amount);
}

/** Counts TAO that comes into being, or ceases to be where negative. */
function countIssuance(ctx: Context, change: bigint): void {
  TotalIssuance.mutate(ctx.store, total => (total + change > 0n ? total + change : 0n));
}

/** Destroys an account's TAO, so that it can be minted anew; the account stays alive. @throws DispatchFailure `InsufficientBalance` */
export function recycleTao(ctx: Context, from: AccountId, amount: Rao): void {
  ensure(amount <= spendable(ctx, from), Err.InsufficientBalance);
  const tao = ctx.use(TaoPort);
  tao.withdraw(ctx, from, amount, false);
  tao.rescind(ctx, amount);
  countIssuance(ctx, -amount);
}

/** Mints TAO that belongs to nobody yet, up to the most that may exist, and says how much: the caller deposits it, or destroys it with {@link recycleCredit}. */
export function mintTao(ctx: Context, amount: Rao): Rao {
  const tao = ctx.use(TaoPort);
  const issued = tao.issuance(ctx);
  const room = issued < MAX_ISSUANCE ? MAX_ISSUANCE - issued : 0n;
  const minted = amount < room ? amount : room;
  tao.issue(ctx, minted);
  countIssuance(ctx, minted);
  return minted;
}

/** Destroys minted TAO that nobody got. */
export function recycleCredit(ctx: Context, amount: Rao): void {
  if (amount === 0n) return;
  ctx.use(TaoPort).rescind(ctx, amount);
  countIssuance(ctx, -amount);
}
