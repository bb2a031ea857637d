import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { ownsHotkey } from "../keys/hotkeys.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { worthOfHotkey } from "../shares/worth.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import { noteRateLimited, passesRateLimit } from "../subnets/rate-limits.ts";
import { SubnetOwnerHotkey, SubtokenEnabled } from "../subnets/storage.ts";
import { applyChildren } from "./apply.ts";
import { SetChildrenScheduled } from "./events.ts";
import { ensureRelations, type Relations } from "./relations.ts";
import { PendingChildKeyCooldown, PendingChildKeys } from "./storage.ts";

/** Whether a hotkey has enough stake of its own to lend some; the owner's hotkey of a subnet always has. */
function mayLend(ctx: Context, netuid: NetUid, hotkey: Hotkey): boolean {
  if (worthOfHotkey(ctx, hotkey) >= StakeThreshold.get(ctx.store)) return true;
  return SubnetOwnerHotkey.has(ctx.store, netuid) && SubnetOwnerHotkey.get(ctx.store, netuid) === hotkey;
}

/**
 * Names the children of a hotkey on a subnet in place of those that it has: at once before the subnet is started, later after a
 * wait (`runtime.md` 5.6).
 * @throws DispatchFailure `TxRateLimitExceeded`, `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`, `NonAssociatedColdKey`,
 * `NotEnoughStakeToSetChildkeys`, and those of `ensureRelations`
 */
export function nameChildren(
  ctx: Context,
  coldkey: Coldkey,
  hotkey: Hotkey,
  netuid: NetUid,
  children: Relations,
): void {
  const { store } = ctx;
  ensure(passesRateLimit(ctx, "SetChildren", hotkey, netuid), Err.TxRateLimitExceeded);
  ensure(netuid !== ROOT, Err.RegistrationNotPermittedOnRootSubnet);
  ensureSubnetExists(ctx, netuid);
  ensure(ownsHotkey(ctx, coldkey, hotkey), Err.NonAssociatedColdKey);
  ensureRelations(ctx, netuid, hotkey, children);
  ensure(children.length === 0 || mayLend(ctx, netuid, hotkey), Err.NotEnoughStakeToSetChildkeys);
  noteRateLimited(ctx, "SetChildren", hotkey, netuid);
  if (!SubtokenEnabled.get(store, netuid)) {
    applyChildren(ctx, netuid, hotkey, children);
    return;
  }
  const until = currentBlock(ctx) + PendingChildKeyCooldown.get(store);
  PendingChildKeys.set(store, [netuid, hotkey], [children, until]);
  ctx.emit(SetChildrenScheduled(hotkey, netuid, until, children));
}
