import { type Context, ensure } from "@waystone/frame";
import { type Alpha, type NetUid, type Rao, U64F64 } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { becomeDelegate, ensureHotkeyExists, ownsHotkey } from "../keys/hotkeys.ts";
import { ensureAvailable } from "../locks/availability.ts";
import { carryLock } from "../locks/carry.ts";
import { priceOf } from "../pool/price.ts";
import { transferTao } from "../pool/tao.ts";
import { addStake, takeStake } from "../shares/stake.ts";
import { TransferToggle } from "../subnets/hyperparameters.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import type { PriceLimit } from "./add.ts";
import { StakeAdded, StakeRemoved } from "./events.ts";
import { ensureSubtokenEnabled, minStake, mostMovable, quoteOf } from "./limits.ts";
import type { Position } from "./position.ts";
import { capped } from "./remove.ts";
import { claimForAddedRootStake, unclaimForTakenRootStake } from "./root-claimed.ts";
import { stakeIntoSubnet } from "./stake-in.ts";
import { unstakeFromSubnet } from "./stake-out.ts";
import { LastColdkeyHotkeyStakeBlock } from "./storage.ts";

/** Where stake goes from one position to another. */
export interface Transition {
  readonly from: Position;
  readonly to: Position;
  /** What is asked for, in rao of the origin's alpha. */
  readonly alpha: Alpha;
  /** Bound on the ratio of the prices, in billionths; see `mostMovable`. */
  readonly price?: PriceLimit;
}

/** Whether stake changes hands: both subnets must allow that. */
function ensureTransfersAllowed({ store }: Context, netuids: readonly NetUid[]): void {
  for (const netuid of netuids) ensure(TransferToggle.get(store, netuid), Err.TransferDisallowed);
}

/** Alpha, in rao, that a transition may move, once it is cut down to what is there. */
function ensureCanMove(
  ctx: Context,
  { from, to, price }: Transition,
  alpha: Alpha,
  most: Alpha,
  handsOver: boolean,
): void {
  const across = from.netuid !== to.netuid;
  ensure(across || from.coldkey !== to.coldkey || from.hotkey !== to.hotkey, Err.SameNetuid);
  ensureSubnetExists(ctx, from.netuid);
  ensureSubnetExists(ctx, to.netuid);
  ensureSubtokenEnabled(ctx, from.netuid);
  ensureSubtokenEnabled(ctx, to.netuid);
  ensureHotkeyExists(ctx, from.hotkey);
  ensureHotkeyExists(ctx, to.hotkey);
  if (across) {
    const quote = quoteOf(ctx, from.netuid, "sell", alpha);
    ensure(quote !== undefined, Err.InsufficientLiquidity);
    ensure(quote.paidOut > minStake(ctx), Err.AmountTooLow);
    ensure(price?.allowPartial !== false || alpha <= most, Err.SlippageTooHigh);
  }
  if (handsOver) ensureTransfersAllowed(ctx, [from.netuid, to.netuid]);
  if (across) ensureAvailable(ctx, from.coldkey, from.netuid, alpha);
}

/** Sells on one subnet and buys on the other; one fee is paid. A rest too small to stake stays liquid. Gives its TAO. */
function moveAcross(ctx: Context, from: Position, to: Position, alpha: Alpha): Rao {
  const freeSale = from.netuid === ROOT;
  const tao = unstakeFromSubnet(ctx, from, alpha, { dropFees: freeSale });
  if (from.coldkey !== to.coldkey) transferTao(ctx, from.coldkey, to.coldkey, tao);
  if (tao >= minStake(ctx)) {
    if (!ownsHotkey(ctx, to.coldkey, to.hotkey)) becomeDelegate(ctx, to.hotkey);
    stakeIntoSubnet(ctx, to, tao, { dropFees: !freeSale });
  }
  return tao;
}

/** Moves shares without a swap or a fee. Gives what they are worth, in rao of TAO. @throws DispatchFailure `AmountTooLow`, or of locks */
function moveWithin(ctx: Context, from: Position, to: Position, alpha: Alpha): Rao {
  const { netuid } = from;
  carryLock(ctx, from.coldkey, to.coldkey, netuid, alpha);
  takeStake(ctx, from.hotkey, from.coldkey, netuid, alpha);
  if (netuid === ROOT) unclaimForTakenRootStake(ctx, from.hotkey, from.coldkey, BigInt(alpha));
  addStake(ctx, to.hotkey, to.coldkey, netuid, alpha);
  // The receiver is put among the indexed root stakers by the walk through shares, not here: consensus.
  if (netuid === ROOT) claimForAddedRootStake(ctx, to.hotkey, to.coldkey, BigInt(alpha));
  const worth: Rao = U64F64.saturatingToU64(
    U64F64.saturatingMul(priceOf(ctx, netuid), U64F64.saturatingFromNum(alpha)),
  );
  ensure(worth >= minStake(ctx), Err.AmountTooLow);
  LastColdkeyHotkeyStakeBlock.set(ctx.store, [to.coldkey, to.hotkey], currentBlock(ctx));
  ctx.emit(StakeRemoved(from.coldkey, from.hotkey, worth, alpha, netuid, 0n));
  ctx.emit(StakeAdded(to.coldkey, to.hotkey, worth, alpha, netuid, 0n));
  return worth;
}

/**
 * Moves stake to another hotkey, subnet or coldkey, and gives what it was worth, in rao of TAO (`runtime.md` 5.4).
 * @throws DispatchFailure `SameNetuid`, `SubnetNotExists`, `SubtokenDisabled`, `HotKeyAccountNotExists`, `InsufficientLiquidity`,
 * `AmountTooLow`, `SlippageTooHigh`, `TransferDisallowed`, `StakeUnavailable`, `LockHotkeyMismatch`, `AccountRejectsLockedAlpha`, or of a swap
 */
export function transitionStake(ctx: Context, transition: Transition, handsOver = false): Rao {
  const { from, to, price } = transition;
  const alpha = capped(ctx, from, transition.alpha);
  const across = from.netuid !== to.netuid;
  const most = across && price !== undefined ? mostMovable(ctx, from.netuid, to.netuid, price.limit) : alpha;
  ensureCanMove(ctx, transition, alpha, most, handsOver);
  const moved = alpha < most ? alpha : most;
  return across ? moveAcross(ctx, from, to, moved) : moveWithin(ctx, from, to, moved);
}

/** A transition of a coldkey's own stake. */
export interface OwnMove {
  readonly origin_hotkey: Hotkey;
  readonly destination_hotkey: Hotkey;
  readonly origin_netuid: NetUid;
  readonly destination_netuid: NetUid;
}

/** Both ends of a transition between positions of one coldkey, or of two. */
export function endsOf(move: OwnMove, from: Coldkey, to: Coldkey = from): Pick<Transition, "from" | "to"> {
  return {
    from: { hotkey: move.origin_hotkey, coldkey: from, netuid: move.origin_netuid },
    to: { hotkey: move.destination_hotkey, coldkey: to, netuid: move.destination_netuid },
  };
}
