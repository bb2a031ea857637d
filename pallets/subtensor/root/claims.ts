import { type Context, DispatchFailure } from "@waystone/frame";
import { I96F32, type NetUid } from "@waystone/primitives";
import { type Coldkey, type Hotkey, subnetAccount } from "../accounts.ts";
import { StakingHotkeys } from "../keys/storage.ts";
import { recordRootSale } from "../pool/flow.ts";
import { SubnetAlphaOut, SubnetTAO, TotalStake } from "../pool/storage.ts";
import { swapAlphaForTao } from "../pool/swap.ts";
import { transferFromSubnet } from "../pool/tao.ts";
import { ParentHashPort } from "../ports.ts";
import { addStake } from "../shares/stake.ts";
import { claimForAddedRootStake, owedTo } from "../staking/root-claimed.ts";
import {
  NumRootClaim,
  NumStakingColdkeys,
  RootClaimable,
  RootClaimableThreshold,
  RootClaimed,
  RootClaimType,
  StakingColdkeysByIndex,
} from "../staking/storage.ts";
import type { RootClaimTypeEnum } from "../staking/types.ts";
import { ROOT } from "../subnets/lookups.ts";
import * as Events from "./events.ts";
import { claimIndices } from "./logic/claim-indices.ts";

/** Whether a coldkey keeps a subnet's alpha or has it sold. */
function keeps(type: RootClaimTypeEnum, netuid: NetUid): boolean {
  switch (type.type) {
    case "Swap":
      return false;
    case "Keep":
      return true;
    case "KeepSubnets":
      return type.value.subnets.has(netuid);
  }
}

/** Sells alpha without a fee; its TAO goes to root's account and becomes root stake. */
function sellForRootStake(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid, alpha: bigint): void {
  const { store } = ctx;
  const { paidOut } = swapAlphaForTao(ctx, netuid, alpha, { dropFees: true });
  transferFromSubnet(ctx, netuid, subnetAccount(ROOT), paidOut);
  recordRootSale(ctx, netuid, paidOut);
  addStake(ctx, hotkey, coldkey, ROOT, paidOut);
  SubnetTAO.mutate(store, [ROOT], total => total + paidOut);
  SubnetAlphaOut.mutate(store, [ROOT], total => total + paidOut);
  TotalStake.mutate(store, total => total + paidOut);
  claimForAddedRootStake(ctx, hotkey, coldkey, paidOut);
}

/** Pays out what a coldkey can claim on a subnet, unless that is below the subnet's threshold. */
function claimOn(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid, type: RootClaimTypeEnum): void {
  const { store } = ctx;
  const owed = owedTo(ctx, hotkey, coldkey, netuid);
  if (owed < RootClaimableThreshold.get(store, netuid)) return;
  const alpha = I96F32.saturatingToU64(owed);
  if (alpha === 0n) return;
  if (keeps(type, netuid)) addStake(ctx, hotkey, coldkey, netuid, alpha);
  else sellForRootStake(ctx, hotkey, coldkey, netuid, alpha);
  RootClaimed.mutate(store, [netuid, hotkey, coldkey], claimed => claimed + alpha);
}

/**
 * Claims root dividends of a coldkey on all its hotkeys: on the subnets named, or on all (`runtime.md` 5.7).
 * @throws DispatchFailure a `Swap` or `Token` error; what was claimed before stays with the caller's storage layer
 */
export function claimRootDividends(ctx: Context, coldkey: Coldkey, subnets?: ReadonlySet<NetUid>): void {
  const { store } = ctx;
  for (const hotkey of StakingHotkeys.get(store, coldkey)) {
    const type = RootClaimType.get(store, coldkey);
    for (const netuid of RootClaimable.get(store, hotkey).keys())
      if (subnets?.has(netuid) !== false) claimOn(ctx, hotkey, coldkey, netuid, type);
  }
  ctx.emit(Events.RootClaimed({ coldkey }));
}

/** Claims for coldkeys that the parent's hash chooses: `NumRootClaim` of those with root stake. Who cannot be paid is passed over. */
export function claimRootAutomatically(ctx: Context): void {
  const { store } = ctx;
  const hash = ctx.use(ParentHashPort)(ctx);
  for (const index of claimIndices(hash, NumRootClaim.get(store), NumStakingColdkeys.get(store))) {
    const coldkey = StakingColdkeysByIndex.get(store, index);
    if (coldkey === undefined) continue;
    try {
      store.transactional(() => claimRootDividends(ctx, coldkey));
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error;
    }
  }
}
