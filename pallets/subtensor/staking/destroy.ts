import { type Context, ensure } from "@waystone/frame";
import type { Alpha } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { ensureHotkeyExists } from "../keys/hotkeys.ts";
import { ensureAvailable } from "../locks/availability.ts";
import { SubnetAlphaOut } from "../pool/storage.ts";
import { AlphaLedgerPort } from "../ports.ts";
import { takeStake } from "../shares/stake.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import { AlphaBurned, AlphaRecycled } from "./events.ts";
import { ensureSubtokenEnabled } from "./limits.ts";
import type { Position } from "./position.ts";
import { capped } from "./remove.ts";

/** Takes alpha, in rao, from a position that gets nothing for it; gives what was taken, at most what was there. */
function give(ctx: Context, position: Position, wanted: Alpha): Alpha {
  const { hotkey, coldkey, netuid } = position;
  ensureSubnetExists(ctx, netuid);
  ensure(netuid !== ROOT, Err.CannotBurnOrRecycleOnRootSubnet);
  ensureSubtokenEnabled(ctx, netuid);
  ensureHotkeyExists(ctx, hotkey);
  const alpha = capped(ctx, position, wanted);
  ensure(SubnetAlphaOut.get(ctx.store, netuid) >= alpha, Err.InsufficientLiquidity);
  ensureAvailable(ctx, coldkey, netuid, alpha);
  takeStake(ctx, hotkey, coldkey, netuid, alpha);
  return alpha;
}

/**
 * Burns stake, in rao of alpha: it is counted as outside the pool for good.
 * @throws DispatchFailure `SubnetNotExists`, `CannotBurnOrRecycleOnRootSubnet`, `SubtokenDisabled`, `HotKeyAccountNotExists`,
 * `InsufficientLiquidity`, `StakeUnavailable`
 */
export function burnStake(ctx: Context, position: Position, wanted: Alpha): void {
  const { hotkey, coldkey, netuid } = position;
  const alpha = give(ctx, position, wanted);
  ctx.use(AlphaLedgerPort).burn(ctx, netuid, alpha);
  ctx.emit(AlphaBurned(coldkey, hotkey, alpha, netuid));
}

/** Recycles stake, in rao of alpha: it leaves the issuance and can be minted anew. @throws DispatchFailure as {@link burnStake} */
export function recycleStake(ctx: Context, position: Position, wanted: Alpha): void {
  const { hotkey, coldkey, netuid } = position;
  const alpha = give(ctx, position, wanted);
  SubnetAlphaOut.mutate(ctx.store, [netuid], total => total - alpha);
  ctx.use(AlphaLedgerPort).recycle(ctx, netuid, alpha);
  ctx.emit(AlphaRecycled(coldkey, hotkey, alpha, netuid));
}
