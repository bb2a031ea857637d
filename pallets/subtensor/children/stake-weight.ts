import type { Context } from "@waystone/frame";
import { type Alpha, I64F64, type NetUid, type Rao, type U96F32 } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { totalStakeOf } from "../shares/stake.ts";
import { TaoWeight } from "../shares/storage.ts";
import { ROOT } from "../subnets/lookups.ts";
import { fraction64, inheritedStake, weightedStake } from "./logic/inherited-stake.ts";
import { ChildKeys, ParentKeys } from "./storage.ts";

/** Weight of one TAO on root beside one alpha. */
export function taoWeight({ store }: Context): U96F32 {
  return fraction64(TaoWeight.get(store));
}

/** What a hotkey works with on a subnet: its stake on `of`, less its children's shares, with its parents'. In rao, floored. */
function inherited(ctx: Context, hotkey: Hotkey, netuid: NetUid, of: NetUid): bigint {
  const { store } = ctx;
  return inheritedStake(
    totalStakeOf(ctx, hotkey, of),
    ChildKeys.get(store, hotkey, netuid).map(([share]) => share),
    ParentKeys.get(store, hotkey, netuid).map(([share, parent]) => ({
      stake: totalStakeOf(ctx, parent, of),
      proportion: share,
    })),
  );
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
  const [alpha, tao] = [inheritedAlpha(ctx, hotkey, netuid), inheritedTao(ctx, hotkey, netuid)];
  return {
    total: weightedStake(alpha, tao, taoWeight(ctx)),
    alpha: I64F64.saturatingFromNum(alpha),
    tao: I64F64.saturatingFromNum(tao),
  };
}
