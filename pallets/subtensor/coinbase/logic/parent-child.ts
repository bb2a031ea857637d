import { type Alpha, type Rao, U96F32 } from "@waystone/primitives";
import { fraction64 } from "../../children/logic/inherited-stake.ts";
import { u16Proportion } from "./alpha-split.ts";

const { ZERO, ONE } = U96F32;

/** Stake of one hotkey, in rao. */
export interface HotkeyStake {
  /** On the subnet. */
  readonly alpha: Alpha;
  /** On root. */
  readonly root: Rao;
}

/** A hotkey that gives a part of its stake to the one that earned. */
export interface ContributingParent extends HotkeyStake {
  /** The part, as a 64-bit fraction. */
  readonly proportion: bigint;
  /** Whether both hotkeys belong to one coldkey: then nothing is taken. */
  readonly isSameOwner: boolean;
}

/** What the split of a hotkey's dividends depends on. */
export interface ParentChildInput {
  /** Dividends in rao of alpha. */
  readonly dividends: Alpha;
  readonly self: HotkeyStake;
  /** Parts of its stake that the hotkey gives to its own children, as 64-bit fractions. */
  readonly toChildren: readonly bigint[];
  readonly parents: readonly ContributingParent[];
  readonly taoWeight: U96F32;
  /** What the hotkey takes from its parents' dividends, in 65535ths. */
  readonly childTake: number;
  /** What of parents' dividends is recycled, as a 64-bit fraction. */
  readonly burn: bigint;
}

/** The split, in rao of alpha; each part is floored. */
export interface ParentChildSplit {
  /** In the order of the parents. */
  readonly toParents: readonly Alpha[];
  readonly toSelf: Alpha;
  /** Recycled, for each parent. */
  readonly recycled: readonly Alpha[];
}

function contribution({ alpha, root }: HotkeyStake, part: U96F32, taoWeight: U96F32): U96F32 {
  const weightedRoot = U96F32.saturatingMul(U96F32.saturatingMul(U96F32.saturatingFromNum(root), part), taoWeight);
  return U96F32.saturatingAdd(U96F32.saturatingMul(U96F32.saturatingFromNum(alpha), part), weightedRoot);
}

/** What the hotkey itself contributes in rao, floored: its stake but for what its children have. */
function selfContribution({ self, toChildren, taoWeight }: ParentChildInput): U96F32 {
  const kept = toChildren.reduce<U96F32>((rest, part) => U96F32.saturatingSub(rest, fraction64(part)), ONE);
  return U96F32.floor(contribution(self, kept, taoWeight));
}

/** Splits a hotkey's dividends between itself and those on whose stake it worked, less burn and take (runtime.md 2.5.1). */
export function splitAmongParents(input: ParentChildInput): ParentChildSplit {
  const { parents, taoWeight } = input;
  const dividends = U96F32.saturatingFromNum(input.dividends);
  const contributions = parents.map(parent => contribution(parent, fraction64(parent.proportion), taoWeight));
  const total = contributions.reduce<U96F32>((sum, part) => U96F32.saturatingAdd(sum, part), selfContribution(input));
  const [burnShare, takeShare] = [fraction64(input.burn), u16Proportion(input.childTake)];

  let [remaining, taken] = [dividends, ZERO];
  const recycled: Alpha[] = [];
  const toParents = parents.map((parent, i) => {
    const earned = U96F32.saturatingMul(dividends, U96F32.safeDiv(contributions[i] ?? ZERO, total));
    remaining = U96F32.saturatingSub(remaining, earned);
    const burned = parent.isSameOwner ? ZERO : U96F32.saturatingMul(burnShare, earned);
    const take = parent.isSameOwner ? ZERO : U96F32.saturatingMul(takeShare, earned);
    taken = U96F32.saturatingAdd(taken, take);
    recycled.push(U96F32.saturatingToU64(burned));
    return U96F32.saturatingToU64(U96F32.saturatingSub(U96F32.saturatingSub(earned, burned), take));
  });
  return { toParents, toSelf: U96F32.saturatingToU64(U96F32.saturatingAdd(remaining, taken)), recycled };
}
