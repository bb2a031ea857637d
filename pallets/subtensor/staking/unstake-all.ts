import { type Context, DispatchFailure } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { ensureHotkeyExists } from "../keys/hotkeys.ts";
import { stakeOf } from "../shares/stake.ts";
import { allSubnets } from "../subnets/lookups.ts";
import { SubtokenEnabled } from "../subnets/storage.ts";
import type { Position } from "./position.ts";
import { clearSmallNomination } from "./small-stakes.ts";
import { ensureCanUnstake, unstakeFromSubnet } from "./stake-out.ts";

/** Whether alpha, in rao, could be taken out. */
function canUnstake(ctx: Context, position: Position, alpha: Alpha): boolean {
  try {
    ensureCanUnstake(ctx, position, alpha);
    return true;
  } catch (error) {
    if (error instanceof DispatchFailure) return false;
    throw error;
  }
}

/**
 * Takes all of a coldkey's stake from a hotkey on the subnets that `includes` names, and gives the TAO, in rao. Subnets on which
 * that cannot be done are passed over. @throws DispatchFailure `HotKeyAccountNotExists`, a `Swap` or `Token` error
 */
export function unstakeEverywhere(
  ctx: Context,
  coldkey: Coldkey,
  hotkey: Hotkey,
  includes: (netuid: NetUid) => boolean,
): Rao {
  ensureHotkeyExists(ctx, hotkey);
  let sum = 0n;
  for (const netuid of allSubnets(ctx)) {
    if (!includes(netuid) || !SubtokenEnabled.get(ctx.store, netuid)) continue;
    const position = { hotkey, coldkey, netuid };
    const alpha = stakeOf(ctx, hotkey, coldkey, netuid);
    if (!canUnstake(ctx, position, alpha)) continue;
    sum += unstakeFromSubnet(ctx, position, alpha);
    clearSmallNomination(ctx, position);
  }
  return sum;
}
