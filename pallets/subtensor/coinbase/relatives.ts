import type { Context } from "@waystone/frame";
import { type Alpha, type NetUid, type Rao, U96F32 } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { taoWeight } from "../children/stake-weight.ts";
import {
  ChildKeys,
  ChildkeyTake,
  CKBurn,
  MinChildkeyTake,
  MinChildkeyTakePerSubnet,
  ParentKeys,
} from "../children/storage.ts";
import type { NeuronEarnings } from "../epoch/run-epoch.ts";
import { Owner } from "../keys/storage.ts";
import { totalStakeOf } from "../shares/stake.ts";
import { ROOT } from "../subnets/lookups.ts";
import { type HotkeyStake, splitAmongParents } from "./logic/parent-child.ts";
import { recycleAlphaOut } from "./minting.ts";

/** TAO on a hotkey on root, in rao. */
export function rootStakeOf(ctx: Context, hotkey: Hotkey): Rao {
  const tao: bigint = totalStakeOf(ctx, hotkey, ROOT);
  return tao;
}

function stakeOn(ctx: Context, hotkey: Hotkey, netuid: NetUid): HotkeyStake {
  return { alpha: totalStakeOf(ctx, hotkey, netuid), root: rootStakeOf(ctx, hotkey) };
}

/** Take of a child hotkey, in 65535ths; the least one counts where it set less. */
function childTake({ store }: Context, hotkey: Hotkey, netuid: NetUid): number {
  const least = Math.max(MinChildkeyTake.get(store), MinChildkeyTakePerSubnet.get(store, netuid));
  return Math.max(ChildkeyTake.get(store, hotkey, netuid), least);
}

/** Splits a hotkey's dividends between its parents and itself, which comes last; what is burned on the way is recycled. */
function* shareWithParents(
  ctx: Context,
  netuid: NetUid,
  { hotkey, dividends }: NeuronEarnings,
): Generator<readonly [Hotkey, Alpha]> {
  const { store } = ctx;
  const parents = ParentKeys.get(store, hotkey, netuid);
  const owner = Owner.get(store, hotkey);
  const { toParents, toSelf, recycled } = splitAmongParents({
    dividends,
    self: stakeOn(ctx, hotkey, netuid),
    toChildren: ChildKeys.get(store, hotkey, netuid).map(([share]) => share),
    parents: parents.map(([proportion, parent]) => ({
      ...stakeOn(ctx, parent, netuid),
      proportion,
      isSameOwner: Owner.get(store, parent) === owner,
    })),
    taoWeight: taoWeight(ctx),
    childTake: childTake(ctx, hotkey, netuid),
    burn: CKBurn.get(store),
  });
  for (const amount of recycled) recycleAlphaOut(ctx, netuid, amount);
  for (const [i, [, parent]] of parents.entries()) yield [parent, toParents[i] ?? 0n];
  yield [hotkey, toSelf];
}

/** Hotkeys and what belongs to each, in the order of accounts. */
export function inOrder<V>(amounts: ReadonlyMap<Hotkey, V>): (readonly [Hotkey, V])[] {
  return [...amounts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Dividends of each hotkey once all are shared with their parents, in rao, in the order of accounts (`runtime.md` 2.5.1). */
export function dividendsWithParents(
  ctx: Context,
  netuid: NetUid,
  earned: readonly NeuronEarnings[],
): (readonly [Hotkey, U96F32])[] {
  const sums = new Map<Hotkey, U96F32>();
  for (const entry of earned)
    for (const [hotkey, amount] of shareWithParents(ctx, netuid, entry)) {
      const sum = U96F32.saturatingAdd(sums.get(hotkey) ?? U96F32.ZERO, U96F32.saturatingFromNum(amount));
      sums.set(hotkey, sum);
    }
  return inOrder(sums);
}
