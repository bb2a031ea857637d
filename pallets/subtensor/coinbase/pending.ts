import type { Context } from "@waystone/frame";
import { type Alpha, type NetUid, U96F32 } from "@waystone/primitives";
import { OwnerCutEnabled, SubnetOwnerCut } from "../subnets/hyperparameters.ts";
import { mintForParticipants, recycleAlpha } from "./alpha.ts";
import { rootShareOf } from "./eligible.ts";
import { splitAlphaOut } from "./logic/alpha-split.ts";
import {
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaOutEmission,
} from "./storage.ts";

/** Alpha of a subnet that waited for its epoch, in rao. */
export interface PendingEmission {
  readonly netuid: NetUid;
  /** For miners. */
  readonly server: Alpha;
  /** For validators. */
  readonly validator: Alpha;
  /** For root stakers. */
  readonly root: Alpha;
  readonly ownerCut: Alpha;
}

/**
 * Makes a subnet's alpha of this block and puts each part of it by until the subnet's next epoch (`runtime.md` 2.4). Root's part
 * is recycled while root dividends are not sold.
 */
export function accruePending(ctx: Context, netuid: NetUid, alphaOut: U96F32, rootIsSold: boolean): void {
  const { store } = ctx;
  const created = U96F32.saturatingToU64(alphaOut);
  SubnetAlphaOutEmission.set(store, [netuid], created);
  mintForParticipants(ctx, netuid, created);

  const ownerCut = OwnerCutEnabled.get(store, netuid) ? SubnetOwnerCut.get(store) : undefined;
  const split = splitAlphaOut(alphaOut, ownerCut, rootShareOf(ctx, netuid));
  if (ownerCut !== undefined) PendingOwnerCut.mutate(store, [netuid], total => total + split.ownerCut);
  PendingServerEmission.mutate(store, [netuid], total => total + split.server);
  PendingValidatorEmission.mutate(store, [netuid], total => total + split.validator);
  if (rootIsSold) PendingRootAlphaDivs.mutate(store, [netuid], total => total + split.root);
  else recycleAlpha(ctx, netuid, split.root);
}

/** Takes what waited for a subnet's epoch. */
export function takePending({ store }: Context, netuid: NetUid): PendingEmission {
  const pending = {
    netuid,
    server: PendingServerEmission.get(store, netuid),
    validator: PendingValidatorEmission.get(store, netuid),
    root: PendingRootAlphaDivs.get(store, netuid),
    ownerCut: PendingOwnerCut.get(store, netuid),
  };
  for (const item of [PendingServerEmission, PendingValidatorEmission, PendingRootAlphaDivs, PendingOwnerCut])
    item.set(store, [netuid], 0n);
  return pending;
}
