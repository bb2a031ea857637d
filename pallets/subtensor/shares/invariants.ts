import type { Context } from "@waystone/frame";
import type { NetUid, SafeFloat } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { poolOf, shareOf, stakeOf } from "./stake.ts";
import { Alpha, AlphaV2, TotalAlphaStaked, TotalHotkeyAlpha } from "./storage.ts";

/**
 * Shares, in units of 10^-{@link DIGITS}, by which a sum of shares may be off after a block of changes: numbers of 21 digits that were as
 * large as all supply (2.1 × 10^16) are rounded by 10^-4 each time, and a hotkey's pool is changed some ten times a block.
 * Where a share is worth about a rao, as it is at first, that is nothing.
 */
const ROUNDED_IN_A_BLOCK = 10n ** 21n;
/** Part of all shares that a sum may be off by, whatever the blocks: 10^-9. */
const PART = 10n ** 9n;
/** Decimal places to which shares are added up: no number of 21 digits that is worth anything has more. */
const DIGITS = 24n;

/** All that have a share: hotkey, coldkey, subnet; each once. */
function* holders({ store }: Context): Generator<readonly [Hotkey, Coldkey, NetUid]> {
  for (const [keys] of Alpha.iterPrefix(store)) yield keys;
  for (const [keys] of AlphaV2.iterPrefix(store)) if (!Alpha.has(store, ...keys)) yield keys;
}

/** A number of shares in units of 10^-{@link DIGITS}, floored. */
function exact({ mantissa, exponent }: SafeFloat): bigint {
  const power = exponent + DIGITS;
  return power >= 0n ? mantissa * 10n ** power : power < -21n ? 0n : mantissa / 10n ** -power;
}

/** Shares by which a pool's sum may be off, in the same units. */
function roundedOf(ctx: Context, sum: bigint): bigint {
  return ROUNDED_IN_A_BLOCK * (currentBlock(ctx) + 1n) + sum / PART;
}

/**
 * The coldkeys' parts of a hotkey's stake are no more than it, and a subnet's sum is that of its hotkeys (`runtime.md` 11.6).
 *
 * Rounding aside: where a stake falls from much to a few rao, the sum of shares is a small difference of large numbers, and what was
 * rounded becomes a part of it that grows with what a share is worth: seen after 13,000 blocks of fuzzing, 18,684 rao of 15,873. The
 * arithmetic is the reference's, and who comes later pays what his part is worth.
 */
export function shareProblems(ctx: Context): string[] {
  const { store } = ctx;
  const parts = new Map<string, { held: bigint; shares: bigint }>();
  for (const [hotkey, coldkey, netuid] of holders(ctx)) {
    const pool = `${hotkey} on subnet ${netuid}`;
    const { held, shares } = parts.get(pool) ?? { held: 0n, shares: 0n };
    parts.set(pool, {
      held: held + stakeOf(ctx, hotkey, coldkey, netuid),
      shares: shares + exact(shareOf(ctx, hotkey, coldkey, netuid)),
    });
  }
  const problems: string[] = [];
  const sums = new Map<NetUid, bigint>();
  for (const [[hotkey, netuid], total] of TotalHotkeyAlpha.iterPrefix(store)) {
    sums.set(netuid, (sums.get(netuid) ?? 0n) + total);
    const { held, shares } = parts.get(`${hotkey} on subnet ${netuid}`) ?? { held: 0n, shares: 0n };
    const kept = exact(poolOf(ctx, hotkey, netuid).getDenominator());
    const rounded = roundedOf(ctx, kept);
    if (held > total && kept > 0n && held > total + (total * rounded) / kept)
      problems.push(`coldkeys have ${held} rao on hotkey ${hotkey} of subnet ${netuid}, which has ${total}`);
    const apart = kept > shares ? kept - shares : shares - kept;
    if (apart > rounded)
      problems.push(
        `shares in hotkey ${hotkey} of subnet ${netuid} are ${shares} × 10^-${DIGITS}, and their sum is kept as ${kept}`,
      );
  }
  const netuids = new Set([...sums.keys(), ...[...TotalAlphaStaked.iterKeys(store)].map(([netuid]) => netuid)]);
  for (const netuid of netuids) {
    const [sum, kept] = [sums.get(netuid) ?? 0n, TotalAlphaStaked.get(store, netuid)];
    if (sum !== kept) problems.push(`hotkeys of subnet ${netuid} have ${sum} rao and TotalAlphaStaked is ${kept}`);
  }
  return problems;
}
