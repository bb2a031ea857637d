import { type Context, ensure } from "@waystone/frame";
import type { MechId, NetUid } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { MechanismCountCurrent, NetworksAdded, SubnetMechanism } from "./storage.ts";

/** The root network. */
export const ROOT: NetUid = 0;

/** Whether there is a subnet of this number. */
export function subnetExists({ store }: Context, netuid: NetUid): boolean {
  return NetworksAdded.get(store, netuid);
}

/** @throws DispatchFailure `SubnetNotExists` */
export function ensureSubnetExists(ctx: Context, netuid: NetUid): void {
  ensure(subnetExists(ctx, netuid), Err.SubnetNotExists);
}

/** @throws DispatchFailure `MechanismDoesNotExist` unless the subnet exists and has a mechanism of this number */
export function ensureMechanismExists(ctx: Context, netuid: NetUid, mecid: MechId): void {
  ensure(subnetExists(ctx, netuid) && mecid < MechanismCountCurrent.get(ctx.store, netuid), Err.MechanismDoesNotExist);
}

/** All subnets, root included, in the order in which they are stored: that of the number's little-endian bytes. */
export function allSubnets({ store }: Context): NetUid[] {
  const out: NetUid[] = [];
  for (const [[netuid], added] of NetworksAdded.iterPrefix(store)) if (added) out.push(netuid);
  return out;
}

/** Whether a subnet's alpha has a price of its own; otherwise it is TAO. */
export function hasPool({ store }: Context, netuid: NetUid): boolean {
  return SubnetMechanism.get(store, netuid) === 1;
}
