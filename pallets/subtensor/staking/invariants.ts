import type { Context } from "@waystone/frame";
import { I96F32 } from "@waystone/primitives";
import { owedTo } from "./root-claimed.ts";
import { NumStakingColdkeys, RootClaimed, StakingColdkeys, StakingColdkeysByIndex } from "./storage.ts";

/** Each change of root stake is floored by itself, so that a claim may run ahead by a rao each time: what nobody comes near. */
const SLACK = I96F32.fromInt(-10_000);

/** Nobody claimed more root dividends than came, and those for which the chain claims are numbered without gaps (`runtime.md` 11.10). */
export function rootClaimProblems(ctx: Context): string[] {
  const { store } = ctx;
  const problems: string[] = [];
  for (const [[netuid, hotkey, coldkey]] of RootClaimed.iterPrefix(store)) {
    const owed = owedTo(ctx, hotkey, coldkey, netuid);
    if (owed < SLACK)
      problems.push(
        `coldkey ${coldkey} claimed ${-I96F32.toBigInt(owed)} rao too much from ${hotkey} on subnet ${netuid}`,
      );
  }
  const count = NumStakingColdkeys.get(store);
  let indexed = 0n;
  for (const [[coldkey], index] of StakingColdkeys.iterPrefix(store)) {
    indexed += 1n;
    const other = StakingColdkeysByIndex.get(store, index);
    if (index >= count || other !== coldkey)
      problems.push(`root staker ${coldkey} has index ${index}, where ${other} is`);
  }
  const numbered = [...StakingColdkeysByIndex.iterKeys(store)].length;
  if (indexed !== count || BigInt(numbered) !== count)
    problems.push(`${indexed} root stakers and ${numbered} indices, and NumStakingColdkeys is ${count}`);
  return problems;
}
