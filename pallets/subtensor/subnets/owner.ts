import { BadOrigin, type CallContext, type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { blocksUntilEpoch } from "./epoch-schedule.ts";
import { type Limited, noteRateLimited, passesRateLimit } from "./rate-limits.ts";
import { PendingEpochAt, Tempo } from "./schedule.ts";
import { AdminFreezeWindow, SubnetOwner } from "./storage.ts";

/** The owner of a subnet who signed. @throws DispatchFailure `BadOrigin` for anybody else */
export function ensureSubnetOwner({ store, origin }: CallContext, netuid: NetUid): Coldkey {
  const who = origin.ensureSigned();
  ensure(SubnetOwner.get(store, netuid) === who, BadOrigin);
  return who;
}

/** The owner of a subnet who signed, or `undefined` for root. @throws DispatchFailure `BadOrigin` for anybody else */
export function ensureSubnetOwnerOrRoot({ store, origin }: CallContext, netuid: NetUid): Coldkey | undefined {
  const who = origin.ensureSignedOrRoot();
  ensure(who === undefined || SubnetOwner.get(store, netuid) === who, BadOrigin);
  return who;
}

/** As {@link ensureSubnetOwnerOrRoot}, and an owner's limits have passed. @throws DispatchFailure `BadOrigin`, `TxRateLimitExceeded` */
export function ensureOwnerOrRootWithin(
  ctx: CallContext,
  netuid: NetUid,
  limits: readonly Limited[],
): Coldkey | undefined {
  const who = ensureSubnetOwnerOrRoot(ctx, netuid);
  if (who !== undefined)
    for (const what of limits) ensure(passesRateLimit(ctx, what, who, netuid), Err.TxRateLimitExceeded);
  return who;
}

/** Notes what an owner did; root has no limits. */
export function noteOwnerLimits(
  ctx: Context,
  owner: Coldkey | undefined,
  netuid: NetUid,
  limits: readonly Limited[],
): void {
  if (owner !== undefined) for (const what of limits) noteRateLimited(ctx, what, owner, netuid);
}

/** Whether hyperparameters are frozen: an epoch that was asked for is to come, or the next one is nearer than the window. */
export function isFrozen(ctx: Context, netuid: NetUid): boolean {
  const { store } = ctx;
  if (Tempo.get(store, netuid) === 0) return false;
  if (PendingEpochAt.get(store, netuid) > currentBlock(ctx)) return true;
  return blocksUntilEpoch(ctx, netuid) < BigInt(AdminFreezeWindow.get(store));
}

/** @throws DispatchFailure `AdminActionProhibitedDuringWeightsWindow` while {@link isFrozen} */
export function ensureAdminWindowOpen(ctx: Context, netuid: NetUid): void {
  ensure(!isFrozen(ctx, netuid), Err.AdminActionProhibitedDuringWeightsWindow);
}
