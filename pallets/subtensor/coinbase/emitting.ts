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

/** Subnets that take part in the emission: started, with alpha that can be traded, and open to neurons (`runtime.md` 2.2). */
export function emittingSubnets(ctx: Context): NetUid[] {
  const { store } = ctx;
  return allSubnets(ctx).filter(
    netuid =>
      netuid !== ROOT &&
      FirstEmissionBlockNumber.has(store, netuid) &&
      SubtokenEnabled.get(store, netuid) &&
      NetworkRegistrationAllowed.get(store, netuid),
  );
}

/** What a subnet's part in the emission depends on. */
export function shareInput(ctx: Context, netuid: NetUid): SubnetShareInput {
  return {
    movingPrice: movingPrice(ctx, netuid),
    minerBurned: MinerBurned.get(ctx.store, netuid),
    emissionEnabled: SubnetEmissionEnabled.get(ctx.store, netuid),
  };
}

/** Root's share in a subnet's emission at present. */
export function rootShare(ctx: Context, netuid: NetUid): U96F32 {
  return rootProportion(SubnetTAO.get(ctx.store, ROOT), taoWeight(ctx), alphaIssuance(ctx, netuid));
}
