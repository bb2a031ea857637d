import type { Context } from "@waystone/frame";
import {
  type Alpha as AlphaAmount,
  type NetUid,
  type SafeFloat,
  type SharePoolStore,
  safeFloatFromU64F64,
  safeFloatIsZero,
  sharePoolAccepts,
  sharePoolUpdateAll,
  sharePoolUpdateOne,
  sharePoolValue,
} from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { addStakingHotkey } from "../keys/hotkeys.ts";
import {
  Alpha,
  AlphaV2,
  TotalAlphaStaked,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
} from "./storage.ts";

/** The reference casts a u64 to an i64: amounts of 2^63 and more turn negative. No supply comes near. */
const signed = (amount: AlphaAmount): bigint => BigInt.asIntN(64, amount);

/** Share of a coldkey in a hotkey's alpha. The old format, where present, counts. */
export function shareOf({ store }: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid): SafeFloat {
  return Alpha.has(store, hotkey, coldkey, netuid)
    ? safeFloatFromU64F64(Alpha.get(store, hotkey, coldkey, netuid))
    : AlphaV2.get(store, hotkey, coldkey, netuid);
}

/** Alpha on a hotkey becomes `value`, in rao; the subnet's sum follows. */
function setTotal({ store }: Context, hotkey: Hotkey, netuid: NetUid, value: AlphaAmount): void {
  const change = value - TotalHotkeyAlpha.get(store, hotkey, netuid);
  if (value === 0n) TotalHotkeyAlpha.remove(store, hotkey, netuid);
  else TotalHotkeyAlpha.set(store, [hotkey, netuid], value);
  if (change !== 0n) TotalAlphaStaked.mutate(store, [netuid], total => total + change);
}

/** The share pool of a hotkey on a subnet. A write moves what is in the old format to the new one. */
export function poolOf(ctx: Context, hotkey: Hotkey, netuid: NetUid): SharePoolStore<Coldkey> {
  const { store } = ctx;
  return {
    getValue: () => TotalHotkeyAlpha.get(store, hotkey, netuid),
    setValue: value => setTotal(ctx, hotkey, netuid, value),
    getDenominator: () =>
      TotalHotkeyShares.has(store, hotkey, netuid)
        ? safeFloatFromU64F64(TotalHotkeyShares.get(store, hotkey, netuid))
        : TotalHotkeySharesV2.get(store, hotkey, netuid),
    setDenominator(sum) {
      TotalHotkeyShares.remove(store, hotkey, netuid);
      if (safeFloatIsZero(sum)) TotalHotkeySharesV2.remove(store, hotkey, netuid);
      else TotalHotkeySharesV2.set(store, [hotkey, netuid], sum);
    },
    getShare: coldkey => shareOf(ctx, hotkey, coldkey, netuid),
    setShare(coldkey, share) {
      Alpha.remove(store, hotkey, coldkey, netuid);
      if (safeFloatIsZero(share)) AlphaV2.remove(store, hotkey, coldkey, netuid);
      else AlphaV2.set(store, [hotkey, coldkey, netuid], share);
    },
  };
}

/** Alpha of a coldkey on a hotkey, in rao, floored. On root, TAO. */
export function stakeOf(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid): AlphaAmount {
  return sharePoolValue(poolOf(ctx, hotkey, netuid), coldkey);
}

/** Alpha of all coldkeys on a hotkey, in rao. On root, TAO. */
export function totalStakeOf({ store }: Context, hotkey: Hotkey, netuid: NetUid): AlphaAmount {
  return TotalHotkeyAlpha.get(store, hotkey, netuid);
}

/** Adds alpha, in rao, for all coldkeys on a hotkey in proportion to their shares: a dividend. */
export function addToAll(ctx: Context, hotkey: Hotkey, netuid: NetUid, amount: AlphaAmount): void {
  sharePoolUpdateAll(poolOf(ctx, hotkey, netuid), signed(amount));
}

/** Takes alpha, in rao, from all coldkeys on a hotkey in proportion to their shares. */
export function takeFromAll(ctx: Context, hotkey: Hotkey, netuid: NetUid, amount: AlphaAmount): void {
  sharePoolUpdateAll(poolOf(ctx, hotkey, netuid), -signed(amount));
}

/** Adds alpha, in rao, to what a coldkey has on a hotkey. */
export function addStake(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid, amount: AlphaAmount): void {
  if (amount > 0n) addStakingHotkey(ctx, coldkey, hotkey);
  sharePoolUpdateOne(poolOf(ctx, hotkey, netuid), coldkey, signed(amount));
}

/** Whether alpha, in rao, would give a coldkey any share of a hotkey's: asked before it is added. */
export function acceptsStake(ctx: Context, hotkey: Hotkey, netuid: NetUid, amount: AlphaAmount): boolean {
  return sharePoolAccepts(poolOf(ctx, hotkey, netuid), signed(amount));
}

/** Takes alpha, in rao, from what a coldkey has on a hotkey; nothing happens where that is less. */
export function takeStake(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid, amount: AlphaAmount): void {
  const pool = poolOf(ctx, hotkey, netuid);
  if (sharePoolValue(pool, coldkey) >= amount) sharePoolUpdateOne(pool, coldkey, -signed(amount));
}
