import type { Context } from "@waystone/frame";
import { TotalAlphaIssuance } from "./storage.ts";

/** Most alpha a subnet can have, in rao. */
const CAP = 21_000_000n * 1_000_000_000n;

/** No subnet has more than 21 million alpha (`runtime.md` 11.5). */
export function tryState(ctx: Context): string[] {
  const problems: string[] = [];
  for (const [[netuid], total] of TotalAlphaIssuance.iterPrefix(ctx.store))
    if (total > CAP) problems.push(`subnet ${netuid} has ${total} rao of alpha, more than ${CAP}`);
  return problems;
}
