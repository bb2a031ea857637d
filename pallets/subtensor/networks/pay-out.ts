import type { Context } from "@waystone/frame";
import { type NetUid, type Rao, safeFloatToU64, U64F64, U96F32 } from "@waystone/primitives";
import { type Coldkey, type Hotkey, subnetAccount } from "../accounts.ts";
import { alphaIssuance, priceOf } from "../pool/price.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetProtocolAlpha, SubnetTAO, TotalStake } from "../pool/storage.ts";
import { balanceOf, recycleTao, spendable, transferTao } from "../pool/tao.ts";
import { TaoPort } from "../ports.ts";
import { RAORecycledForRegistration } from "../registration/storage.ts";
import { shareOf, stakeOf } from "../shares/stake.ts";
import * as shares from "../shares/storage.ts";
import { SubnetOwnerCut } from "../subnets/hyperparameters.ts";
import * as subnets from "../subnets/storage.ts";
import { divideByLargestRemainder } from "./logic/divide.ts";

/** One coldkey's stake on one hotkey of a subnet. */
interface Holding {
  readonly hotkey: Hotkey;
  readonly coldkey: Coldkey;
  /** Alpha in rao; the share as a whole number where that is 0. */
  readonly value: bigint;
}

function hotkeysWithStake({ store }: Context, netuid: NetUid): Hotkey[] {
  const out: Hotkey[] = [];
  for (const [hotkey, of] of shares.TotalHotkeyAlpha.iterKeys(store)) if (of === netuid) out.push(hotkey);
  return out;
}

/** Coldkeys with a share of a hotkey's alpha on a subnet: those in the old format, then those in the new one. */
function coldkeysOf({ store }: Context, hotkey: Hotkey, netuid: NetUid): Coldkey[] {
  const found = new Set<Coldkey>();
  for (const item of [shares.Alpha, shares.AlphaV2])
    for (const [, coldkey, of] of item.iterKeys(store, hotkey)) if (of === netuid) found.add(coldkey);
  return [...found];
}

function holdingsOf(ctx: Context, hotkey: Hotkey, netuid: NetUid): Holding[] {
  return coldkeysOf(ctx, hotkey, netuid).map(coldkey => {
    const alpha = stakeOf(ctx, hotkey, coldkey, netuid);
    return { hotkey, coldkey, value: alpha > 0n ? alpha : safeFloatToU64(shareOf(ctx, hotkey, coldkey, netuid)) };
  });
}

/** Part of the pot that belongs to nobody: for alpha that the chain bought, and for that in the pool. */
function protocolAlpha({ store }: Context, netuid: NetUid): bigint {
  const counted = subnets.NetworkRegisteredAt.get(store, netuid) > subnets.TaoInRefundDeploymentBlock.get(store);
  return SubnetProtocolAlpha.get(store, netuid) + (counted ? SubnetAlphaIn.get(store, netuid) : 0n);
}

/** Pays from a subnet's account what can be paid: a sum that would not make an account stays where it is. */
function pay(ctx: Context, netuid: NetUid, to: Coldkey, amount: Rao): void {
  const tao = ctx.use(TaoPort);
  const from = subnetAccount(netuid);
  if (amount === 0n || amount > balanceOf(ctx, from)) return;
  if (tao.free(ctx, to) === 0n && amount < tao.existentialDeposit(ctx)) return;
  transferTao(ctx, from, to, amount);
}

function forgetStakes({ store }: Context, netuid: NetUid, hotkeys: readonly Hotkey[], holdings: readonly Holding[]) {
  for (const { hotkey, coldkey } of holdings)
    for (const item of [shares.Alpha, shares.AlphaV2]) item.remove(store, hotkey, coldkey, netuid);
  for (const hotkey of hotkeys)
    for (const item of [shares.TotalHotkeyAlpha, shares.TotalHotkeyShares, shares.TotalHotkeySharesV2])
      item.remove(store, hotkey, netuid);
  shares.TotalAlphaStaked.remove(store, netuid);
  for (const item of [SubnetAlphaIn, SubnetAlphaOut, SubnetProtocolAlpha]) item.remove(store, netuid);
}

/** What the owner of a subnet of the old time gets back of its lock, in rao: what it was not paid as cuts. */
function ownerRefund(ctx: Context, netuid: NetUid): Rao {
  const { store } = ctx;
  if (subnets.NetworkRegisteredAt.get(store, netuid) >= subnets.NetworkRegistrationStartBlock.get(store)) return 0n;
  const cut = U96F32.safeDiv(U96F32.fromInt(SubnetOwnerCut.get(store)), U96F32.fromInt(0xffff));
  const earned = U96F32.saturatingToU64(
    U96F32.saturatingMul(U96F32.saturatingFromNum(alphaIssuance(ctx, netuid)), cut),
  );
  const price = U96F32.saturatingFrom(U64F64, priceOf(ctx, netuid));
  const worth = U96F32.saturatingToU64(U96F32.saturatingMul(U96F32.saturatingFromNum(earned), price));
  const locked = subnets.SubnetLocked.get(store, netuid);
  return locked > worth ? locked - worth : 0n;
}

/** Destroys what is left in a subnet's account, but for the existential deposit. */
function recycleRest(ctx: Context, netuid: NetUid): void {
  const rest = spendable(ctx, subnetAccount(netuid));
  if (rest > 0n) recycleTao(ctx, subnetAccount(netuid), rest);
  RAORecycledForRegistration.set(ctx.store, [netuid], rest);
}

/**
 * Gives the TAO of a subnet's pool to those who hold its alpha, in proportion; then there is no alpha any more, and the rest is
 * recycled (`runtime.md` 4.7, steps 2 to 5).
 */
export function payOutStakes(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  const refund = ownerRefund(ctx, netuid);
  const hotkeys = hotkeysWithStake(ctx, netuid);
  const holdings = hotkeys.flatMap(hotkey => holdingsOf(ctx, hotkey, netuid));
  const pot = SubnetTAO.take(store, netuid);
  TotalStake.mutate(store, total => (total > pot ? total - pot : 0n));
  const parts = divideByLargestRemainder(pot, [...holdings.map(({ value }) => value), protocolAlpha(ctx, netuid)]);
  const kept = parts.at(-1) ?? 0n;
  for (const [index, { coldkey }] of holdings.entries()) pay(ctx, netuid, coldkey, parts[index] ?? 0n);
  forgetStakes(ctx, netuid, hotkeys, holdings);
  subnets.SubnetLocked.set(store, [netuid], 0n);
  const left = balanceOf(ctx, subnetAccount(netuid)) - kept;
  if (left > 0n) pay(ctx, netuid, subnets.SubnetOwner.get(store, netuid), refund < left ? refund : left);
  recycleRest(ctx, netuid);
}
