import { type Context, ensure } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import { BURN_ACCOUNT } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { ensureHotkeyExists } from "../keys/hotkeys.ts";
import { refreshLock } from "../locks/lock.ts";
import { recordTaoFlow } from "../pool/flow.ts";
import { swapTaoForAlpha } from "../pool/swap.ts";
import { balanceOf, transferFromSubnet, transferToSubnet } from "../pool/tao.ts";
import { AmmPort, BlockAuthorPort, type SwapOptions } from "../ports.ts";
import { acceptsStake, addStake } from "../shares/stake.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import { StakeAdded } from "./events.ts";
import { ensureSubtokenEnabled, minStake, quoteOf } from "./limits.ts";
import type { Bound, Position } from "./position.ts";
import { claimForAddedRootStake, indexRootStaker } from "./root-claimed.ts";
import { LastColdkeyHotkeyStakeBlock } from "./storage.ts";

/**
 * Checks a stake of TAO, in rao, before anything is touched.
 * @throws DispatchFailure `SubnetNotExists`, `SubtokenDisabled`, `AmountTooLow`, `SlippageTooHigh`, `NotEnoughBalanceToStake`,
 * `HotKeyAccountNotExists`, `InsufficientLiquidity`, in this order
 */
export function ensureCanStake(ctx: Context, { hotkey, coldkey, netuid }: Position, tao: Rao, bound?: Bound): void {
  ensureSubnetExists(ctx, netuid);
  ensureSubtokenEnabled(ctx, netuid);
  const least = minStake(ctx);
  const fee = quoteOf(ctx, netuid, "buy", least)?.feePaid ?? ctx.use(AmmPort).approxFee(ctx, netuid, least);
  ensure(tao >= least + fee, Err.AmountTooLow);
  let amount = tao;
  if (bound !== undefined && tao > bound.most) {
    ensure(bound.allowPartial, Err.SlippageTooHigh);
    amount = bound.most;
  }
  ensure(amount <= balanceOf(ctx, coldkey), Err.NotEnoughBalanceToStake);
  ensureHotkeyExists(ctx, hotkey);
  const quote = quoteOf(ctx, netuid, "buy", amount);
  ensure(quote !== undefined, Err.InsufficientLiquidity);
  ensure(quote.paidIn >= least, Err.AmountTooLow);
  ensure(quote.paidOut > 0n, Err.InsufficientLiquidity);
  ensure(acceptsStake(ctx, hotkey, netuid, quote.paidOut), Err.InsufficientLiquidity);
}

/** Pays a purchase's fee, in rao of TAO, to the block's author; without one it is burned. */
function payFee(ctx: Context, netuid: NetUid, fee: Rao): void {
  if (fee > 0n) transferFromSubnet(ctx, netuid, ctx.use(BlockAuthorPort)(ctx) ?? BURN_ACCOUNT, fee);
}

/**
 * Buys alpha for a coldkey's TAO, in rao, and stakes it on a hotkey; on root, TAO is staked as it is. Gives the alpha. The coldkey
 * keeps the existential deposit, so a little less than asked may be staked (`runtime.md` 5.3).
 * @throws DispatchFailure `InsufficientBalance`, a `Swap` or `Token` error, `AmountTooLow`, `InsufficientLiquidity`; what was done
 * before stays with the caller's storage layer
 */
export function stakeIntoSubnet(
  ctx: Context,
  { hotkey, coldkey, netuid }: Position,
  tao: Rao,
  options: SwapOptions = {},
): Alpha {
  const { store } = ctx;
  const staked = transferToSubnet(ctx, netuid, coldkey, tao);
  const { paidIn, paidOut, feePaid, feeToAuthor } = swapTaoForAlpha(ctx, netuid, staked, options);
  ensure(paidOut > 0n, Err.AmountTooLow);
  ensure(acceptsStake(ctx, hotkey, netuid, paidOut), Err.InsufficientLiquidity);
  addStake(ctx, hotkey, coldkey, netuid, paidOut);
  payFee(ctx, netuid, feeToAuthor);
  recordTaoFlow(ctx, netuid, paidIn);
  refreshLock(ctx, coldkey, netuid);
  LastColdkeyHotkeyStakeBlock.set(store, [coldkey, hotkey], currentBlock(ctx));
  if (netuid === ROOT) {
    claimForAddedRootStake(ctx, hotkey, coldkey, paidOut);
    indexRootStaker(ctx, coldkey);
  }
  ctx.emit(StakeAdded(coldkey, hotkey, staked, paidOut, netuid, feePaid));
  return paidOut;
}
