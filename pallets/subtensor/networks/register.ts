import { type Context, ensure } from "@waystone/frame";
import type { NetUid, Rao, U64F64 } from "@waystone/primitives";
import { type Coldkey, type Hotkey, isSubnetAccount } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { createHotkey, hotkeyExists, ownsHotkey } from "../keys/hotkeys.ts";
import { movingPrice, priceOf } from "../pool/price.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, SubnetVolume, TotalStake } from "../pool/storage.ts";
import { balanceOf, transferToSubnet } from "../pool/tao.ts";
import { appendNeuron } from "../registration/membership.ts";
import { RAORecycledForRegistration } from "../registration/storage.ts";
import { NetworkAdded, SubnetIdentitySet, SubnetOwnerHotkeySet } from "../subnets/events.ts";
import { SubnetEmissionEnabled } from "../subnets/hyperparameters.ts";
import { ensureSubnetIdentity } from "../subnets/identity.ts";
import { medianPrice, newPool } from "../subnets/logic/new-pool.ts";
import { subnetToPrune } from "../subnets/logic/prune-subnet.ts";
import { allSubnets, ROOT, subnetExists } from "../subnets/lookups.ts";
import { noteRateLimited, passesRateLimit } from "../subnets/rate-limits.ts";
import * as subnets from "../subnets/storage.ts";
import type { SubnetIdentityV3 } from "../subnets/types.ts";
import { dissolveNetwork } from "./dissolve.ts";
import { lockCost } from "./lock-cost.ts";
import { beginSubnet } from "./new-subnet.ts";
import { delegateRootTo } from "./root-parents.ts";
import { symbolFor } from "./symbol.ts";

/** The mechanism of all new subnets: a pool. */
const POOL_MECHANISM = 1;

function ordinarySubnets(ctx: Context): NetUid[] {
  return allSubnets(ctx).filter(netuid => netuid !== ROOT);
}

/** Subnet that makes room when another has to (`runtime.md` 4.6), or `undefined` while all are immune. */
export function prunableSubnet(ctx: Context): NetUid | undefined {
  const { store } = ctx;
  return subnetToPrune(
    ordinarySubnets(ctx).map(netuid => ({
      netuid,
      registeredAt: subnets.NetworkRegisteredAt.get(store, netuid),
      movingPrice: movingPrice(ctx, netuid),
    })),
    currentBlock(ctx),
    subnets.NetworkImmunityPeriod.get(store),
  );
}

/** Subnet that would make room for a new one, where there are as many as may be. @throws DispatchFailure `SubnetLimitReached` */
function subnetToReplace(ctx: Context): NetUid | undefined {
  if (ordinarySubnets(ctx).length < subnets.SubnetLimit.get(ctx.store)) return undefined;
  const pruned = prunableSubnet(ctx);
  ensure(pruned !== undefined, Err.SubnetLimitReached);
  return pruned;
}

/** The least number above root's that no subnet has. */
function freeNetuid(ctx: Context): NetUid {
  let netuid: NetUid = 1;
  while (subnetExists(ctx, netuid)) netuid++;
  return netuid;
}

/** Begins the pool with what was paid, in rao, at the median of the other pools' prices. */
function beginPool(ctx: Context, netuid: NetUid, paid: Rao, median: U64F64): void {
  const { store } = ctx;
  const minLock = subnets.NetworkMinLockCost.get(store);
  const pool = newPool(paid, minLock, median, config(ctx).rules.fixes.lockReserveIsPaid);
  SubnetTAO.set(store, [netuid], pool.tao);
  SubnetAlphaIn.set(store, [netuid], pool.alpha);
  SubnetAlphaOut.set(store, [netuid], 0n);
  SubnetVolume.set(store, [netuid], 0n);
  subnets.SubnetLocked.set(store, [netuid], paid);
  RAORecycledForRegistration.set(store, [netuid], 0n);
  TotalStake.mutate(store, total => total + pool.tao);
}

function setOwner(ctx: Context, netuid: NetUid, coldkey: Coldkey, hotkey: Hotkey): void {
  subnets.SubnetOwner.set(ctx.store, [netuid], coldkey);
  subnets.SubnetOwnerHotkey.set(ctx.store, [netuid], hotkey);
  ctx.emit(SubnetOwnerHotkeySet(netuid, hotkey));
}

/** @throws DispatchFailure what keeps a coldkey from founding a subnet, whatever it costs */
function ensureMayFound(ctx: Context, coldkey: Coldkey, hotkey: Hotkey): void {
  ensure(!hotkeyExists(ctx, hotkey) || ownsHotkey(ctx, coldkey, hotkey), Err.NonAssociatedColdKey);
  ensure(!isSubnetAccount(hotkey), Err.CannotUseSystemAccount);
  const start = subnets.NetworkRegistrationStartBlock.get(ctx.store);
  ensure(currentBlock(ctx) >= start, Err.SubNetRegistrationDisabled);
  ensure(passesRateLimit(ctx, "RegisterNetwork", coldkey, ROOT), Err.NetworkTxRateLimitExceeded);
}

/** Moves the lock of a new subnet to its account and notes the price, in rao, that was paid. */
function payLock(ctx: Context, netuid: NetUid, coldkey: Coldkey, cost: Rao): Rao {
  const paid = transferToSubnet(ctx, netuid, coldkey, cost);
  subnets.NetworkLastLockCost.set(ctx.store, paid);
  noteRateLimited(ctx, "RegisterNetwork", coldkey, ROOT);
  return paid;
}

/**
 * Founds a subnet (`runtime.md` 4.5); gives its number.
 * @throws DispatchFailure `NonAssociatedColdKey`, `CannotUseSystemAccount`, `SubNetRegistrationDisabled`,
 * `NetworkTxRateLimitExceeded`, `SubnetLimitReached`, `CannotAffordLockCost`, `InvalidIdentity`
 */
export function registerNetwork(
  ctx: Context,
  coldkey: Coldkey,
  hotkey: Hotkey,
  identity?: SubnetIdentityV3 | undefined,
): NetUid {
  const { store } = ctx;
  ensureMayFound(ctx, coldkey, hotkey);
  const replaced = subnetToReplace(ctx);
  const cost = lockCost(ctx);
  ensure(balanceOf(ctx, coldkey) >= cost, Err.CannotAffordLockCost);
  if (replaced !== undefined) dissolveNetwork(ctx, replaced);
  const netuid = replaced ?? freeNetuid(ctx);
  const median = medianPrice(ordinarySubnets(ctx).map(other => priceOf(ctx, other)));

  beginSubnet(ctx, netuid);
  const paid = payLock(ctx, netuid, coldkey, cost);
  createHotkey(ctx, coldkey, hotkey);
  appendNeuron(ctx, netuid, hotkey);
  subnets.SubnetMechanism.set(store, [netuid], POOL_MECHANISM);
  subnets.NetworkRegisteredAt.set(store, [netuid], currentBlock(ctx));
  subnets.RegisteredSubnetCounter.mutate(store, [netuid], count => count + 1n);
  subnets.TokenSymbol.set(store, [netuid], symbolFor(ctx, netuid));
  setOwner(ctx, netuid, coldkey, hotkey);
  beginPool(ctx, netuid, paid, median);
  if (identity !== undefined) {
    ensureSubnetIdentity(identity);
    subnets.SubnetIdentitiesV3.set(store, [netuid], identity);
    ctx.emit(SubnetIdentitySet(netuid));
  }
  delegateRootTo(ctx, netuid, hotkey);
  ctx.emit(NetworkAdded(netuid, POOL_MECHANISM));
  SubnetEmissionEnabled.set(store, [netuid], false);
  return netuid;
}
