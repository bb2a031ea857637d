import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { stakeOf } from "./stake.ts";
import { Alpha, AlphaV2, TotalAlphaStaked, TotalHotkeyAlpha } from "./storage.ts";

/** Part of a stake by which the parts may come to more, and rao of each holder: a thousandth of an alpha. */
const DRIFT = 50n;
const DUST = 1_000_000n;

/** All that have a share: hotkey, coldkey, subnet; each once. */
function* holders({ store }: Context): Generator<readonly [Hotkey, Coldkey, NetUid]> {
  for (const [keys] of Alpha.iterPrefix(store)) yield keys;
  for (const [keys] of AlphaV2.iterPrefix(store)) if (!Alpha.has(store, ...keys)) yield keys;
}

/** What coldkeys have of one hotkey's stake, and how many they are. */
interface Parts {
  held: bigint;
  holders: bigint;
}

/**
 * The coldkeys' parts of a hotkey's stake are no more than it, and a subnet's sum is that of its hotkeys (`runtime.md` 11.6).
 *
 * Rounding aside: where a stake falls from much to a few rao, the sum of shares is a small difference of large numbers with 21 digits,
 * and the shares that stay add up to more or less than it from then on, each time a little further. Who comes later pays what his part
 * is worth, so that it stays an affair of the rao that were left: seen after 13,000 blocks of fuzzing, 18,684 rao of 15,873. The
 * arithmetic is the reference's.
 */
export function shareProblems(ctx: Context): string[] {
  const { store } = ctx;
  const parts = new Map<string, Parts>();
  for (const [hotkey, coldkey, netuid] of holders(ctx)) {
    const pool = `${hotkey} on subnet ${netuid}`;
    const { held, holders: before } = parts.get(pool) ?? { held: 0n, holders: 0n };
    parts.set(pool, { held: held + stakeOf(ctx, hotkey, coldkey, netuid), holders: before + 1n });
  }
  const problems: string[] = [];
  const sums = new Map<NetUid, bigint>();
  for (const [[hotkey, netuid], total] of TotalHotkeyAlpha.iterPrefix(store)) {
    sums.set(netuid, (sums.get(netuid) ?? 0n) + total);
    const { held, holders: many } = parts.get(`${hotkey} on subnet ${netuid}`) ?? { held: 0n, holders: 0n };
    if (held > total + total / DRIFT + DUST * many)
      problems.push(`coldkeys have ${held} rao on hotkey ${hotkey} of subnet ${netuid}, which has ${total}`);
  }
  const netuids = new Set([...sums.keys(), ...[...TotalAlphaStaked.iterKeys(store)].map(([netuid]) => netuid)]);
  for (const netuid of netuids) {
    const [sum, kept] = [sums.get(netuid) ?? 0n, TotalAlphaStaked.get(store, netuid)];
    if (sum !== kept) problems.push(`hotkeys of subnet ${netuid} have ${sum} rao and TotalAlphaStaked is ${kept}`);
  }
  return problems;
}
