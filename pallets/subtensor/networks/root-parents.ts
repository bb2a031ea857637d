import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { SetChildren } from "../children/events.ts";
import { AutoParentDelegationEnabled, ChildKeys, ParentKeys } from "../children/storage.ts";
import { Keys } from "../neurons/storage.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { worthOfHotkey } from "../shares/worth.ts";
import { ROOT } from "../subnets/lookups.ts";
import { noteRateLimited, passesRateLimit } from "../subnets/rate-limits.ts";

/** All of a stake, as a 64-bit fraction. */
const WHOLE = (1n << 64n) - 1n;

/** Whether a root validator lends its stake to a new subnet's owner: it may name children, and did not decline. */
function delegates(ctx: Context, validator: Hotkey, netuid: NetUid): boolean {
  if (!AutoParentDelegationEnabled.get(ctx.store, validator)) return false;
  if (!passesRateLimit(ctx, "SetChildren", validator, netuid)) return false;
  const threshold = StakeThreshold.get(ctx.store);
  return threshold === 0n || worthOfHotkey(ctx, validator) >= threshold;
}

/**
 * Makes the owner's hotkey of a new subnet the child of every root validator there, with all its stake (`runtime.md` 4.5, step 11).
 * It counts at once, since the subnet is not started.
 */
export function delegateRootTo(ctx: Context, netuid: NetUid, ownerHotkey: Hotkey): void {
  const { store } = ctx;
  for (const [, validator] of Keys.iterPrefix(store, ROOT)) {
    if (validator === ownerHotkey || !delegates(ctx, validator, netuid)) continue;
    noteRateLimited(ctx, "SetChildren", validator, netuid);
    ChildKeys.set(store, [validator, netuid], [[WHOLE, ownerHotkey]]);
    ParentKeys.mutate(store, [ownerHotkey, netuid], parents => [...parents, [WHOLE, validator]]);
    ctx.emit(SetChildren(validator, netuid, [[WHOLE, ownerHotkey]]));
  }
}
