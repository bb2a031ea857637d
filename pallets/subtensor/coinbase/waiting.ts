import type { Context } from "@waystone/frame";
import { type Alpha, type NetUid, U96F32 } from "@waystone/primitives";
import { OwnerCutEnabled, SubnetOwnerCut } from "../subnets/hyperparameters.ts";
import { rootShare } from "./emitting.ts";
import { splitAlphaOut } from "./logic/alpha-split.ts";
import { mintAlphaOut, recycleAlphaOut } from "./minting.ts";
import {
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaOutEmission,
} from "./storage.ts";

/** Alpha of a subnet that waits for its epoch, in rao. */
export interface Waiting {
  /** For miners. */
  readonly server: Alpha;
  readonly validator: Alpha;
  /** For root stakers. */
  readonly root: Alpha;
  readonly ownerCut: Alpha;
}

/** Mints a block's alpha for a subnet's participants; it waits for the epoch (`runtime.md` 2.4). Root's part is recycled while it is not sold. */
export function accumulate(ctx: Context, netuid: NetUid, alphaOut: U96F32, rootIsSold: boolean): void {
  const { store } = ctx;
  const created = U96F32.saturatingToU64(alphaOut);
  SubnetAlphaOutEmission.set(store, [netuid], created);
  mintAlphaOut(ctx, netuid, created);
  const cut = OwnerCutEnabled.get(store, netuid) ? SubnetOwnerCut.get(store) : undefined;
  const split = splitAlphaOut(alphaOut, cut, rootShare(ctx, netuid));
  if (cut !== undefined) PendingOwnerCut.mutate(store, [netuid], total => total + split.ownerCut);
  PendingServerEmission.mutate(store, [netuid], total => total + split.server);
  PendingValidatorEmission.mutate(store, [netuid], total => total + split.validator);
  if (rootIsSold) PendingRootAlphaDivs.mutate(store, [netuid], total => total + split.root);
  else recycleAlphaOut(ctx, netuid, split.root);
}

/** Takes what waits for a subnet's epoch. */
export function takeWaiting({ store }: Context, netuid: NetUid): Waiting {
  const take = (item: typeof PendingOwnerCut): Alpha => {
    const amount = item.get(store, netuid);
    item.set(store, [netuid], 0n);
    return amount;
  };
  return {
    server: take(PendingServerEmission),
    validator: take(PendingValidatorEmission),
    root: take(PendingRootAlphaDivs),
    ownerCut: take(PendingOwnerCut),
  };
}
