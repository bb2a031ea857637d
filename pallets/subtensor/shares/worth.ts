import type { Context } from "@waystone/frame";
import { type NetUid, type Rao, U64F64 } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { priceOf } from "../pool/price.ts";
import { allSubnets } from "../subnets/lookups.ts";
import { totalStakeOf } from "./stake.ts";

/** What all stake on a hotkey is worth at present prices, in rao of TAO. Cost: a look-up for each subnet. */
export function worthOfHotkey(ctx: Context, hotkey: Hotkey): Rao {
  const worth = (netuid: NetUid): U64F64 =>
    U64F64.saturatingMul(U64F64.saturatingFromNum(totalStakeOf(ctx, hotkey, netuid)), priceOf(ctx, netuid));
  return U64F64.saturatingToU64(U64F64.wrappingSum(allSubnets(ctx).map(worth)));
}
