import { apiMethod } from "@waystone/frame";
import { AccountId, NetUid, u64f64 } from "@waystone/primitives";
import { btreeMap, option, type Static, struct, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { alphaOfColdkey, lockedOf, lockOf } from "../locks/availability.ts";
import { hotkeyConviction, mostConvicted } from "../locks/conviction.ts";
import { LockState } from "../locks/types.ts";
import { allSubnets, subnetExists } from "../subnets/lookups.ts";
import { inOrder } from "./subnet.ts";
import { CAlpha } from "./wire.ts";

/** Alpha of a coldkey on one subnet, in rao: what is there, what a lock holds, what can be taken out. */
export const StakeAvailability = struct("pallet_subtensor::rpc_info::stake_info::StakeAvailability", {
  total: CAlpha,
  locked: CAlpha,
  available: CAlpha,
});
/** Alpha of a coldkey on one subnet, in rao. */
export type StakeAvailability = Static<typeof StakeAvailability>;

type Ctx = Parameters<typeof lockOf>[0];

/** Subnets to look at: all, or those that were named, once each. More names than there are subnets are refused: none then. */
function scope(ctx: Ctx, named: readonly NetUid[] | undefined): NetUid[] {
  const all = allSubnets(ctx);
  if (named === undefined) return inOrder(all);
  const wanted = [...new Set(named)];
  return wanted.length > all.length ? [] : inOrder(wanted).filter(netuid => subnetExists(ctx, netuid));
}

function availabilityOf(ctx: Ctx, coldkey: Coldkey, netuids: readonly NetUid[]): Map<NetUid, StakeAvailability> {
  const out = new Map<NetUid, StakeAvailability>();
  for (const netuid of netuids) {
    const [total, locked] = [alphaOfColdkey(ctx, coldkey, netuid), lockedOf(ctx, coldkey, netuid)];
    if (total === 0n && locked === 0n) continue;
    out.set(netuid, { total, locked, available: total > locked ? total - locked : 0n });
  }
  return out;
}

/** What coldkeys have locked, and the conviction that grew from it: methods of the API of stakes. */
export const lockMethods = {
  get_stake_availability_for_coldkeys: apiMethod({
    docs: [
      "Alpha of coldkeys on the subnets named, or on all: in all, locked, and free.",
      "Subnets without any are left out; so is everything where more subnets are named than there are.",
    ],
    args: { coldkey_accounts: vec(Coldkey), netuids: option(vec(NetUid)) },
    result: btreeMap(AccountId, btreeMap(NetUid, StakeAvailability)),
    handle(ctx, { coldkey_accounts, netuids }) {
      const subnets = scope(ctx, netuids);
      return new Map(coldkey_accounts.map(coldkey => [coldkey, availabilityOf(ctx, coldkey, subnets)] as const));
    },
  }),
  get_coldkey_lock: apiMethod({
    docs: ["What a coldkey has locked on a subnet, as of this block."],
    args: { coldkey: Coldkey, netuid: NetUid },
    result: option(LockState),
    handle: (ctx, { coldkey, netuid }) => lockOf(ctx, coldkey, netuid),
  }),
  get_hotkey_conviction: apiMethod({
    docs: ["Conviction of all locks on a hotkey of a subnet, as of this block."],
    args: { hotkey: Hotkey, netuid: NetUid },
    result: u64f64,
    handle: (ctx, { hotkey, netuid }) => hotkeyConviction(ctx, hotkey, netuid),
  }),
  get_most_convicted_hotkey_on_subnet: apiMethod({
    docs: ["Hotkey of a subnet with the greatest conviction."],
    args: { netuid: NetUid },
    result: option(AccountId),
    handle: (ctx, { netuid }) => mostConvicted(ctx, netuid),
  }),
};
