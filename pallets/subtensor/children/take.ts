import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { ownsHotkey } from "../keys/hotkeys.ts";
import { noteRateLimited, passesRateLimit } from "../subnets/rate-limits.ts";
import { ChildKeyTakeSet } from "./events.ts";
import { ChildkeyTake, MaxChildkeyTake, MinChildkeyTake, MinChildkeyTakePerSubnet } from "./storage.ts";

/** Least take of child hotkeys on a subnet, in 65535ths. */
export function leastChildTake({ store }: Context, netuid: NetUid): number {
  return Math.max(MinChildkeyTake.get(store), MinChildkeyTakePerSubnet.get(store, netuid));
}

/** What a hotkey takes of its parents' dividends, in 65535ths: what it set, but no less than the least take. */
export function childTakeOf(ctx: Context, hotkey: Hotkey, netuid: NetUid): number {
  return Math.max(ChildkeyTake.get(ctx.store, hotkey, netuid), leastChildTake(ctx, netuid));
}

/**
 * Sets the take of a child hotkey on a subnet, in 65535ths; a raise is possible only so often (`runtime.md` 5.5).
 * @throws DispatchFailure `NonAssociatedColdKey`, `InvalidChildkeyTake`, `TxChildkeyTakeRateLimitExceeded`
 */
export function setChildTake(ctx: Context, coldkey: Coldkey, hotkey: Hotkey, netuid: NetUid, take: number): void {
  ensure(ownsHotkey(ctx, coldkey, hotkey), Err.NonAssociatedColdKey);
  ensure(take >= leastChildTake(ctx, netuid) && take <= MaxChildkeyTake.get(ctx.store), Err.InvalidChildkeyTake);
  ensure(
    take <= childTakeOf(ctx, hotkey, netuid) || passesRateLimit(ctx, "SetChildkeyTake", hotkey, netuid),
    Err.TxChildkeyTakeRateLimitExceeded,
  );
  noteRateLimited(ctx, "SetChildkeyTake", hotkey, netuid);
  ChildkeyTake.set(ctx.store, [hotkey, netuid], take);
  ctx.emit(ChildKeyTakeSet(hotkey, take));
}
