import type { Context } from "@waystone/frame";
import { Alpha, AlphaV2 } from "../shares/storage.ts";
import type { Position } from "../staking/position.ts";
import { clearSmallNomination } from "../staking/small-stakes.ts";
import { NominatorMinRequiredStake } from "../staking/storage.ts";
import type { ChainParameter } from "./parameter.ts";

/** Whether the first stands before the second: by hotkey, then coldkey, then subnet. */
function byKeys(a: Position, b: Position): number {
  if (a.hotkey !== b.hotkey) return a.hotkey < b.hotkey ? -1 : 1;
  if (a.coldkey !== b.coldkey) return a.coldkey < b.coldkey ? -1 : 1;
  return a.netuid - b.netuid;
}

/** All stakes there are, each once, in the order in which they are looked at: it decides which sale comes first. */
function positions({ store }: Context): Position[] {
  const out: Position[] = [];
  for (const [[hotkey, coldkey, netuid]] of Alpha.iterPrefix(store))
    if (!AlphaV2.has(store, hotkey, coldkey, netuid)) out.push({ hotkey, coldkey, netuid });
  for (const [[hotkey, coldkey, netuid]] of AlphaV2.iterPrefix(store)) out.push({ hotkey, coldkey, netuid });
  return out.sort(byKeys);
}

/**
 * Factor of the least nomination, in millionths of the least stake. Raising it takes out nominations that are too small then, which
 * costs a walk through all stakes: root alone can ask for it.
 */
export const nominatorMinRequiredStake: ChainParameter<bigint> = {
  set(ctx, factor) {
    const before = NominatorMinRequiredStake.get(ctx.store);
    NominatorMinRequiredStake.set(ctx.store, factor);
    if (factor > before) for (const position of positions(ctx)) clearSmallNomination(ctx, position);
  },
};
