import { type CallContext, type Context, ensure } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import { type Coldkey, type Hotkey, isSubnetAccount } from "../accounts.ts";
import { MaxChildkeyTake, MinChildkeyTake } from "../children/storage.ts";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { SubnetworkN } from "../neurons/storage.ts";
import { SubnetOwnerHotkeySet } from "../subnets/events.ts";
import { ensureSubnetExists, subnetExists } from "../subnets/lookups.ts";
import { ensureAdminWindowOpen, ensureOwnerOrRootWithin, ensureSubnetOwnerOrRoot } from "../subnets/owner.ts";
import { type Limited, noteRateLimited, passesRateLimit } from "../subnets/rate-limits.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { chainParameters } from "./chain-parameters.ts";
import { subnetParameters } from "./subnet-parameters.ts";
import { trim } from "./trim.ts";

/** Names the hotkey of a subnet's owner; root is bound by the limit too. */
function setOwnerHotkey(ctx: CallContext, netuid: NetUid, account: AccountId): void {
  const hotkey: Hotkey = account as Hotkey;
  ensureSubnetOwnerOrRoot(ctx, netuid);
  ensureSubnetExists(ctx, netuid);
  ensure(passesRateLimit(ctx, "SetSNOwnerHotkey", hotkey, netuid), Err.TxRateLimitExceeded);
  noteRateLimited(ctx, "SetSNOwnerHotkey", hotkey, netuid);
  ensure(!isSubnetAccount(hotkey), Err.CannotUseSystemAccount);
  SubnetOwnerHotkey.set(ctx.store, [netuid], hotkey);
  ctx.emit(SubnetOwnerHotkeySet(netuid, hotkey));
}

/** Parameters of the chain and of its subnets, and who may set them: for the pallet with the calls that do. */
export const hyperparameters = {
  subnet: subnetParameters,
  chain: chainParameters,
  bounds(ctx: Context) {
    const { initial, limits, rules } = config(ctx);
    return {
      uids: initial.maxAllowedUids,
      minBurnBelow: limits.minBurnUpperBound,
      maxBurnAbove: limits.maxBurnLowerBound,
      powRegistration: rules.powRegistration,
      burnHalfLife: limits.burnHalfLife,
      childkeyTake: [MinChildkeyTake.get(ctx.store), MaxChildkeyTake.get(ctx.store)] as const,
    };
  },
  exists: subnetExists,
  neurons: ({ store }: Context, netuid: NetUid) => SubnetworkN.get(store, netuid),
  ensureOwnerOrRoot: (ctx: CallContext, netuid: NetUid, limit: Limited | undefined) =>
    ensureOwnerOrRootWithin(ctx, netuid, limit === undefined ? [] : [limit]),
  noteOwner: (ctx: Context, owner: AccountId, netuid: NetUid, limit: Limited) =>
    noteRateLimited(ctx, limit, owner as Coldkey, netuid),
  ensureWindowOpen: ensureAdminWindowOpen,
  setOwnerHotkey,
  trim,
} as const;
