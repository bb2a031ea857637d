import { type Context, ensure } from "@waystone/frame";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { ensureHotkeyExists, ensureOwnsHotkey } from "./hotkeys.ts";
import { exceedsDelegateTakeRateLimit, lastDone, noteDone } from "./rate-limits.ts";
import { Delegates, MaxDelegateTake, MinDelegateTake } from "./storage.ts";

/** Take that a hotkey set, in 65535ths, or `undefined` for none. @throws DispatchFailure `HotKeyAccountNotExists`, `NonAssociatedColdKey` */
function presentTake(ctx: Context, coldkey: Coldkey, hotkey: Hotkey): number | undefined {
  ensureHotkeyExists(ctx, hotkey);
  ensureOwnsHotkey(ctx, coldkey, hotkey);
  return Delegates.has(ctx.store, hotkey) ? Delegates.get(ctx.store, hotkey) : undefined;
}

function setTake(ctx: Context, hotkey: Hotkey, take: number): void {
  Delegates.set(ctx.store, [hotkey], take);
  noteDone(ctx, { type: "LastTxBlockDelegateTake", value: hotkey });
}

/**
 * Raises a delegate's take, in 65535ths (`runtime.md` 5.5).
 * @throws DispatchFailure `HotKeyAccountNotExists`, `NonAssociatedColdKey`, `DelegateTakeTooLow`, `DelegateTakeTooHigh`,
 * `DelegateTxRateLimitExceeded`
 */
export function raiseTake(ctx: Context, coldkey: Coldkey, hotkey: Hotkey, take: number): void {
  const present = presentTake(ctx, coldkey, hotkey);
  ensure(present === undefined || take > present, Err.DelegateTakeTooLow);
  ensure(take <= MaxDelegateTake.get(ctx.store), Err.DelegateTakeTooHigh);
  const last = lastDone(ctx, { type: "LastTxBlockDelegateTake", value: hotkey });
  ensure(!exceedsDelegateTakeRateLimit(ctx, last), Err.DelegateTxRateLimitExceeded);
  setTake(ctx, hotkey, take);
}

/**
 * Lowers a delegate's take, in 65535ths (`runtime.md` 5.5).
 * @throws DispatchFailure `HotKeyAccountNotExists`, `NonAssociatedColdKey`, `DelegateTakeTooLow`
 */
export function lowerTake(ctx: Context, coldkey: Coldkey, hotkey: Hotkey, take: number): void {
  const present = presentTake(ctx, coldkey, hotkey);
  ensure(present === undefined || take < present, Err.DelegateTakeTooLow);
  ensure(take >= MinDelegateTake.get(ctx.store), Err.DelegateTakeTooLow);
  setTake(ctx, hotkey, take);
}

/**
 * What 425 checks of a take, in 65535ths, before the calls that change it do.
 * @throws DispatchFailure `DelegateTakeTooLow`, `DelegateTakeTooHigh`, `HotKeyAccountNotExists`, `NonAssociatedColdKey`
 */
export function ensureTakeCanBeSet(ctx: Context, coldkey: Coldkey, hotkey: Hotkey, take: number): void {
  ensure(take >= MinDelegateTake.get(ctx.store), Err.DelegateTakeTooLow);
  ensure(take <= MaxDelegateTake.get(ctx.store), Err.DelegateTakeTooHigh);
  presentTake(ctx, coldkey, hotkey);
}
