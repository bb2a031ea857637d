import type { Context } from "@waystone/frame";
import type { NetUid, U96F32 } from "@waystone/primitives";
import { taoWeight } from "../children/stake-weight.ts";
import { alphaIssuance, movingPrice } from "../pool/price.ts";
import { SubnetTAO } from "../pool/storage.ts";
import { NetworkRegistrationAllowed, SubnetEmissionEnabled } from "../subnets/hyperparameters.ts";
import { allSubnets, ROOT } from "../subnets/lookups.ts";
import { FirstEmissionBlockNumber, SubtokenEnabled } from "../subnets/storage.ts";
import type { SubnetShareInput } from "./logic/shares.ts";
import { rootProportion } from "./logic/subnet-terms.ts";
import { MinerBurned } from "./storage.ts";

/** All subnets but root, in the order in which they are stored. */
export function subnetsBesideRoot(ctx: Context): NetUid[] {
  return allSubnets(ctx).filter(netuid => netuid !== ROOT);
}

/**
 * Subnets that alpha is made for (`runtime.md` 2.2): started by their owner, with alpha that can be traded, open to registrations.
 * Not root. In the order in which they are stored.
 */
export function subnetsWithEmission(ctx: Context): NetUid[] {
  const { store } = ctx;
  return subnetsBesideRoot(ctx).filter(
    netuid =>
      FirstEmissionBlockNumber.has(store, netuid) &&
      SubtokenEnabled.get(store, netuid) &&
      NetworkRegistrationAllowed.get(store, netuid),
  );
}

/** What a subnet's part in the emission of TAO depends on. */
export function shareInput(ctx: Context, netuid: NetUid): SubnetShareInput {
  return {
    movingPrice: movingPrice(ctx, netuid),
    minerBurned: MinerBurned.get(ctx.store, netuid),
    emissionEnabled: SubnetEmissionEnabled.get(ctx.store, netuid),
  };
}

/** Share of root in a subnet's emission, as things stand now. */
export function rootShareOf(ctx: Context, netuid: NetUid): U96F32 {
  return rootProportion(SubnetTAO.get(ctx.store, ROOT), taoWeight(ctx), alphaIssuance(ctx, netuid));
}
