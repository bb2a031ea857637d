import type { Context } from "@waystone/frame";
import { timelocked } from "./data.ts";
import { CommitmentOf, LastCommitment, TimelockedIndex } from "./storage.ts";

/** Exactly the commitments with a timelocked field are listed; each has its block, and nothing is held for it. */
export function tryState({ store }: Context): string[] {
  const problems: string[] = [];
  const listed = new Set([...TimelockedIndex.get(store)].map(([netuid, who]) => `${netuid} ${who}`));
  for (const [[netuid, who], { deposit, block, info }] of CommitmentOf.iterPrefix(store)) {
    const name = `${netuid} ${who}`;
    if (deposit !== 0n) problems.push(`commitment ${name} holds ${deposit} rao`);
    const last = LastCommitment.get(store, netuid, who);
    if (last !== block) problems.push(`commitment ${name} is of block ${block}, and LastCommitment says ${last}`);
    if (info.fields.some(field => timelocked(field) !== undefined) !== listed.delete(name))
      problems.push(`commitment ${name} and TimelockedIndex do not agree`);
  }
  for (const name of listed) problems.push(`TimelockedIndex lists ${name}, which has published nothing`);
  return problems;
}
