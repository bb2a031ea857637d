import type { Context } from "@waystone/frame";
import { type Alpha, I64F64, type NetUid, type Rao, U96F32 } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { totalStakeOf } from "../shares/stake.ts";
import { TaoWeight } from "../shares/storage.ts";
import { ROOT } from "../subnets/lookups.ts";
import { ChildKeys, ParentKeys } from "./storage.ts";

const U64_MAX = U96F32.saturatingFromNum((1n << 64n) - 1n);

/** A 64-bit fraction, such as a child's share or the weight of TAO, as a number from 0 to 1. */
export function fraction64(share: bigint): U96F32 {
  return U96F32.safeDiv(U96F32.saturatingFromNum(share), U64_MAX);
}

/** Weight of one TAO on root beside one alpha. */
export function taoWeight({ store }: Context): U96F32 {
  return fraction64(TaoWeight.get(store));
}

/** What a hotkey works with on a subnet: its stake on `of`, less its children's shares, with its parents'. In rao, floored. */
function inherited(ctx: Context, hotkey: Hotkey, netuid: NetUid, of: NetUid): bigint {
  const { store } = ctx;
  const part = (key: Hotkey, share: bigint): U96F32 =>
    U96F32.saturatingMul(U96F32.saturatingFromNum(totalStakeOf(ctx, key, of)), fraction64(share));
  let away = U96F32.ZERO;
  for (const [share] of ChildKeys.get(store, hotkey, netuid)) away = U96F32.saturatingAdd(away, part(hotkey, share));
  let here = U96F32.ZERO;
  for (const [share, parent] of ParentKeys.get(store, hotkey, netuid))
    here = U96F32.saturatingAdd(here, part(parent, share));
  const own = U96F32.saturatingFromNum(totalStakeOf(ctx, hotkey, of));
  return U96F32.saturatingToU64(U96F32.saturatingAdd(U96F32.saturatingSub(own, away), here));
}

/** Alpha that a hotkey works with on a subnet, in rao, after its children's and parents' shares. */
export function inheritedAlpha(ctx: Context, hotkey: Hotkey, netuid: NetUid): Alpha {
  return netuid === ROOT ? totalStakeOf(ctx, hotkey, ROOT) : inherited(ctx, hotkey, netuid, netuid);
}

/** TAO on root that a hotkey works with on a subnet, in rao, after its children's and parents' shares. */
export function inheritedTao(ctx: Context, hotkey: Hotkey, netuid: NetUid): Rao {
  return inherited(ctx, hotkey, netuid, ROOT);
}

/** What a hotkey weighs on a subnet, in rao: its alpha, its TAO, and the sum in which TAO counts with its weight. */
export interface StakeWeight {
  readonly total: I64F64;
  readonly alpha: I64F64;
  readonly tao: I64F64;
}

/** Stake weight of a hotkey on a subnet. */
export function stakeWeight(ctx: Context, hotkey: Hotkey, netuid: NetUid): StakeWeight {
  const alpha = I64F64.saturatingFromNum(inheritedAlpha(ctx, hotkey, netuid));
  const tao = I64F64.saturatingFromNum(inheritedTao(ctx, hotkey, netuid));
  const weighted = I64F64.saturatingMul(tao, I64F64.saturatingFrom(U96F32, taoWeight(ctx)));
  return { total: I64F64.saturatingAdd(alpha, weighted), alpha, tao };
}
