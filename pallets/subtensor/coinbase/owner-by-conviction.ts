import { type Context, DispatchFailure } from "@waystone/frame";
import { type NetUid, U64F64, ZERO_ACCOUNT } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { ownerOf } from "../keys/hotkeys.ts";
import { moveOwnerSums } from "../locks/change-owner.ts";
import { mostConvicted, totalConviction } from "../locks/conviction.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { SubnetAlphaOut } from "../pool/storage.ts";
import { placeFor, takePlace } from "../registration/pruning.ts";
import { NetworkRegisteredAt, SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { SubnetOwnerChanged } from "./events.ts";

/** Times that conviction must go into the alpha outside the pool for a subnet to change its owner. */
const SHARE = U64F64.fromInt(10);

/** Whether a subnet is old enough, and enough alpha was locked for long enough, that its owner can be replaced. */
function isContested(ctx: Context, netuid: NetUid): boolean {
  const alphaOut = SubnetAlphaOut.get(ctx.store, netuid);
  const age = currentBlock(ctx) - NetworkRegisteredAt.get(ctx.store, netuid);
  if (alphaOut === 0n || age < BigInt(config(ctx).limits.ownerChangeAge)) return false;
  return U64F64.saturatingMul(totalConviction(ctx, netuid), SHARE) >= U64F64.saturatingFromNum(alphaOut);
}

/** Makes a hotkey a neuron where it is none; says whether it is one then. */
function becomesNeuron(ctx: Context, netuid: NetUid, hotkey: Hotkey): boolean {
  if (isRegistered(ctx, netuid, hotkey)) return true;
  try {
    takePlace(ctx, netuid, placeFor(ctx, netuid), hotkey);
    return true;
  } catch (error) {
    if (error instanceof DispatchFailure) return false;
    throw error;
  }
}

/**
 * At a subnet's epoch: the hotkey with the most conviction, and its coldkey, take the subnet over, once it is a year old and
 * conviction comes to a tenth of the alpha outside the pool (`runtime.md` 5.8). Emits `SubnetOwnerChanged`.
 */
export function changeOwnerByConviction(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  if (!isContested(ctx, netuid)) return;
  const king = mostConvicted(ctx, netuid);
  if (king === undefined) return;
  const [old_coldkey, new_coldkey] = [SubnetOwner.get(store, netuid), ownerOf(ctx, king)];
  if (new_coldkey === ZERO_ACCOUNT || new_coldkey === old_coldkey || !becomesNeuron(ctx, netuid, king)) return;
  moveOwnerSums(ctx, netuid, SubnetOwnerHotkey.get(store, netuid), king);
  SubnetOwner.set(store, [netuid], new_coldkey);
  SubnetOwnerHotkey.set(store, [netuid], king);
  ctx.emit(SubnetOwnerChanged({ netuid, old_coldkey, new_coldkey }));
}
