import type { Context } from "@waystone/frame";
import { ChildKeys, ParentKeys } from "./storage.ts";

/** All of a stake, as a 64-bit fraction. */
const WHOLE = (1n << 64n) - 1n;

/** Children know their parents and parents their children, nobody gives away more than all, and nobody is both to another (`runtime.md` 11.9). */
export function relationProblems({ store }: Context): string[] {
  const problems: string[] = [];
  for (const [[parent, netuid], children] of ChildKeys.iterPrefix(store)) {
    const given = children.reduce((sum, [share]) => sum + share, 0n);
    if (given > WHOLE) problems.push(`hotkey ${parent} gives its children of subnet ${netuid} ${given} of ${WHOLE}`);
    for (const [share, child] of children) {
      const known = ParentKeys.get(store, child, netuid).find(([, hotkey]) => hotkey === parent)?.[0];
      if (known !== share)
        problems.push(`hotkey ${parent} gives ${child} ${share} on subnet ${netuid}, and the child knows of ${known}`);
      if (ChildKeys.get(store, child, netuid).some(([, hotkey]) => hotkey === parent))
        problems.push(`hotkeys ${parent} and ${child} are each other's children on subnet ${netuid}`);
    }
  }
  for (const [[child, netuid], parents] of ParentKeys.iterPrefix(store))
    for (const [, parent] of parents)
      if (!ChildKeys.get(store, parent, netuid).some(([, hotkey]) => hotkey === child))
        problems.push(`hotkey ${child} has parent ${parent} on subnet ${netuid}, which does not know it`);
  return problems;
}
