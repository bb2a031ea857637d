import { type Context, ensure } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { ensureHotkeyExists } from "../keys/hotkeys.ts";
import { ensureAvailable } from "../locks/availability.ts";
import { refreshLock } from "../locks/lock.ts";
import { recordTaoFlow } from "../pool/flow.ts";
import { swapAlphaForTao } from "../pool/swap.ts";
import { transferFromSubnet } from "../pool/tao.ts";
import { AlphaLedgerPort, BlockAuthorPort, type SwapOptions } from "../ports.ts";
import { addStake, stakeOf, takeStake } from "../shares/stake.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import { StakeRemoved } from "./events.ts";
import { minStake, quoteOf } from "./limits.ts";
import type { Bound, Position } from "./position.ts";
import { unclaimForTakenRootStake, unindexRootStaker } from "./root-claimed.ts";
import { LastColdkeyHotkeyStakeBlock } from "./storage.ts";

/**
 * Checks that alpha, in rao, can be taken out, before anything is touched.
 * @throws DispatchFailure `SubnetNotExists`, `AmountTooLow`, `NotEnoughStakeToWithdraw`, `InsufficientLiquidity`,
 * `SlippageTooHigh`, `HotKeyAccountNotExists`, `StakeUnavailable`
 */
export function ensureCanUnstake(ctx: Context, position: Position, alpha: Alpha, bound?: Bound): void {
  const { hotkey, coldkey, netuid } = position;
  ensureSubnetExists(ctx, netuid);
  ensure(alpha > 0n, Err.AmountTooLow);
  const held = stakeOf(ctx, hotkey, coldkey, netuid);
  ensure(held >= alpha, Err.NotEnoughStakeToWithdraw);
  const quote = quoteOf(ctx, netuid, "sell", alpha);
  ensure(quote !== undefined, Err.InsufficientLiquidity);
  ensure(held === alpha || quote.paidOut >= minStake(ctx), Err.AmountTooLow);
  ensure(bound === undefined || bound.allowPartial || alpha <= bound.most, Err.SlippageTooHigh);
  ensureHotkeyExists(ctx, hotkey);
  ensureAvailable(ctx, coldkey, netuid, alpha);
}

/** Sells a sale's fee, in rao of alpha, for the block's author and gives the TAO; without an author it is burned. */
function payFee(ctx: Context, netuid: NetUid, fee: Alpha): Rao {
  if (fee === 0n) return 0n;
  const author = ctx.use(BlockAuthorPort)(ctx);
  if (author === undefined) {
    ctx.use(AlphaLedgerPort).burn(ctx, netuid, fee);
    return 0n;
  }
  const { paidOut } = swapAlphaForTao(ctx, netuid, fee, { dropFees: true });
  transferFromSubnet(ctx, netuid, author, paidOut);
  return paidOut;
}

/**
 * Sells a coldkey's alpha on a hotkey, in rao, and gives it the TAO; on root, TAO comes out as it is. What a price limit keeps
 * unsold stays staked. Gives the TAO (`runtime.md` 5.3).
 * @throws DispatchFailure a `Swap` or `Token` error; what was done before stays with the caller's storage layer
 */
export function unstakeFromSubnet(ctx: Context, position: Position, alpha: Alpha, options: SwapOptions = {}): Rao {
  const { hotkey, coldkey, netuid } = position;
  takeStake(ctx, hotkey, coldkey, netuid, alpha);
  const { paidIn, paidOut, feePaid, feeToAuthor } = swapAlphaForTao(ctx, netuid, alpha, options);
  const unsold = alpha - paidIn - feePaid;
  if (unsold > 0n) addStake(ctx, hotkey, coldkey, netuid, unsold);
  transferFromSubnet(ctx, netuid, coldkey, paidOut);
  const feeSold = payFee(ctx, netuid, feeToAuthor);
  if (netuid === ROOT) {
    unclaimForTakenRootStake(ctx, hotkey, coldkey, paidIn);
    unindexRootStaker(ctx, coldkey);
  }
  recordTaoFlow(ctx, netuid, -(paidOut + feeSold));
  refreshLock(ctx, coldkey, netuid);
  LastColdkeyHotkeyStakeBlock.set(ctx.store, [coldkey, hotkey], currentBlock(ctx));
  ctx.emit(StakeRemoved(coldkey, hotkey, paidOut, paidIn, netuid, feePaid));
  return paidOut;
}
