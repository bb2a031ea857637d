import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { AmmPort, CommitmentsPort } from "../ports.ts";
import { runSteps, SubnetDissolved } from "../steps.ts";
import { NetworkRemoved, SubnetIdentityRemoved } from "../subnets/events.ts";
import { ROOT, subnetExists } from "../subnets/lookups.ts";
import { SubnetIdentitiesV3 } from "../subnets/storage.ts";
import { payOutStakes } from "./pay-out.ts";
import { wipeRootDividends, wipeSubnet } from "./wipe.ts";

/** Ends a subnet: pays out its pool and forgets it (`runtime.md` 4.7). @throws DispatchFailure `SubnetNotExists`, also for root */
export function dissolveNetwork(ctx: Context, netuid: NetUid): void {
  ensure(netuid !== ROOT && subnetExists(ctx, netuid), Err.SubnetNotExists);
  wipeRootDividends(ctx, netuid);
  payOutStakes(ctx, netuid);
  ctx.use(AmmPort).clear(ctx, netuid);
  ctx.use(CommitmentsPort).purge(ctx, netuid);
  runSteps(ctx, SubnetDissolved, { netuid });
  if (SubnetIdentitiesV3.has(ctx.store, netuid)) {
    SubnetIdentitiesV3.remove(ctx.store, netuid);
    ctx.emit(SubnetIdentityRemoved(netuid));
  }
  wipeSubnet(ctx, netuid);
  ctx.emit(NetworkRemoved(netuid));
}
