import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { ensureOwnsHotkey } from "../keys/hotkeys.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { worthOfHotkey } from "../shares/worth.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import { noteRateLimited, passesRateLimit } from "../subnets/rate-limits.ts";
import { SubnetOwnerHotkey, SubtokenEnabled } from "../subnets/storage.ts";
import { applyChildren } from "./apply.ts";
import { SetChildrenScheduled } from "./events.ts";
import { ensureRelations, type Relations } from "./relations.ts";
import { PendingChildKeyCooldown, PendingChildKeys } from "./storage.ts";

const MAX_BLOCK = (1n << 64n) - 1n;

/** Whether a hotkey has stake enough to lend it, on all subnets together, or is a subnet's owner's, which needs none. */
function mayLend(ctx: Context, netuid: NetUid, hotkey: Hotkey): boolean {
  const { store } = ctx;
  if (worthOfHotkey(ctx, hotkey) >= StakeThreshold.get(store)) return true;
  return SubnetOwnerHotkey.has(store, netuid) && SubnetOwnerHotkey.get(store, netuid) === hotkey;
}

/** Children are noted until their wait is over; on a subnet that is not started they count at once. */
function schedule(ctx: Context, netuid: NetUid, hotkey: Hotkey, children: Relations): void {
  const { store } = ctx;
  if (!SubtokenEnabled.get(store, netuid)) return applyChildren(ctx, netuid, hotkey, children);
  const sum = currentBlock(ctx) + PendingChildKeyCooldown.get(store);
  const until = sum < MAX_BLOCK ? sum : MAX_BLOCK;
  PendingChildKeys.set(store, [netuid, hotkey], [children, until]);
  ctx.emit(SetChildrenScheduled(hotkey, netuid, until, children));
}

/**
 * A hotkey names its children on a subnet in place of those that it has or awaits; none of them to have its stake back
 * (`runtime.md` 5.6).
 * @throws DispatchFailure `TxRateLimitExceeded`, `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`,
 * `NonAssociatedColdKey`, what {@link ensureRelations} does, `NotEnoughStakeToSetChildkeys`
 */
export function nameChildren(
  ctx: Context,
  coldkey: Coldkey,
  hotkey: Hotkey,
  netuid: NetUid,
  children: Relations,
): void {
  ensure(passesRateLimit(ctx, "SetChildren", hotkey, netuid), Err.TxRateLimitExceeded);
  ensure(netuid !== ROOT, Err.RegistrationNotPermittedOnRootSubnet);
  ensureSubnetExists(ctx, netuid);
  ensureOwnsHotkey(ctx, coldkey, hotkey);
  ensureRelations(ctx, netuid, hotkey, children);
  ensure(children.length === 0 || mayLend(ctx, netuid, hotkey), Err.NotEnoughStakeToSetChildkeys);
  noteRateLimited(ctx, "SetChildren", hotkey, netuid);
  schedule(ctx, netuid, hotkey, children);
}
