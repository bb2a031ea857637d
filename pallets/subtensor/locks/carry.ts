import { type Context, ensure } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import type { Coldkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { AccountFlags } from "../keys/storage.ts";
import { availableOf } from "./availability.ts";

/** Bit of an account's flags by which it accepts locked alpha from others. */
const ACCEPTS_LOCKED = 1n;

/**
 * Checks that alpha, in rao, can change its coldkey within a subnet: what a lock does not hold goes freely.
 * @throws DispatchFailure `AccountRejectsLockedAlpha` where some of it is locked and the receiver takes none; `StakeUnavailable`
 * where the receiver would take it, for a lock stays with its coldkey
 */
export function ensureCanCarryLock(ctx: Context, from: Coldkey, to: Coldkey, netuid: NetUid, alpha: Alpha): void {
  if (from === to || alpha <= availableOf(ctx, from, netuid)) return;
  ensure((AccountFlags.get(ctx.store, to) & ACCEPTS_LOCKED) !== 0n, Err.AccountRejectsLockedAlpha);
  ensure(false, Err.StakeUnavailable);
}
