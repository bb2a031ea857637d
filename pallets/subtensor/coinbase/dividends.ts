import type { Context } from "@waystone/frame";
import { type Alpha, type NetUid, U96F32 } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { taoWeight } from "../children/stake-weight.ts";
import { ChildKeys, CKBurn, ParentKeys } from "../children/storage.ts";
import { childTakeOf } from "../children/take.ts";
import type { NeuronEarnings } from "../epoch/run-epoch.ts";
import { Owner } from "../keys/storage.ts";
import { AccountOrderPort } from "../ports.ts";
import { totalStakeOf } from "../shares/stake.ts";
import { ROOT } from "../subnets/lookups.ts";
import { recycleAlpha } from "./alpha.ts";
import { dividendDistribution } from "./logic/dividends.ts";
import { type HotkeyStake, splitAmongParents } from "./logic/parent-child.ts";
import type { PendingEmission } from "./pending.ts";

/** What a hotkey earned in an epoch as a validator, in rao of alpha with fractions. */
export interface HotkeyDividends {
  readonly hotkey: Hotkey;
  /** From the validators' emission. */
  readonly alpha: U96F32;
  /** From root's emission. */
  readonly root: U96F32;
}

function stakeOn(ctx: Context, hotkey: Hotkey, netuid: NetUid): HotkeyStake {
  // On root, alpha is TAO.
  const root: bigint = totalStakeOf(ctx, hotkey, ROOT);
  return { alpha: totalStakeOf(ctx, hotkey, netuid), root };
}

/** Splits a hotkey's dividends with its parents and recycles what is burned of them (`runtime.md` 2.5.1). */
function sharesOf(ctx: Context, { hotkey, dividends }: NeuronEarnings, netuid: NetUid): [Hotkey, Alpha][] {
  const { store } = ctx;
  const parents = ParentKeys.get(store, hotkey, netuid);
  const owner = Owner.get(store, hotkey);
  const split = splitAmongParents({
    dividends,
    self: stakeOn(ctx, hotkey, netuid),
    toChildren: ChildKeys.get(store, hotkey, netuid).map(([proportion]) => proportion),
    parents: parents.map(([proportion, parent]) => ({
      ...stakeOn(ctx, parent, netuid),
      proportion,
      isSameOwner: Owner.get(store, parent) === owner,
    })),
    taoWeight: taoWeight(ctx),
    childTake: childTakeOf(ctx, hotkey, netuid),
    burn: CKBurn.get(store),
  });
  for (const amount of split.recycled) recycleAlpha(ctx, netuid, amount);
  return [
    ...parents.map(([, parent], i): [Hotkey, Alpha] => [parent, split.toParents[i] ?? 0n]),
    [hotkey, split.toSelf],
  ];
}

/** Sums by hotkey, in the order of accounts. */
export function sumByHotkey(
  ctx: Context,
  amounts: Iterable<readonly [Hotkey, Alpha]>,
): readonly (readonly [Hotkey, Alpha])[] {
  const order = ctx.use(AccountOrderPort);
  const sums = new Map<Hotkey, Alpha>();
  for (const [hotkey, amount] of amounts) sums.set(hotkey, (sums.get(hotkey) ?? 0n) + amount);
  return [...sums].sort(([a], [b]) => order(a, b));
}

/**
 * What of a subnet's pending emission each hotkey gets for its validators' work and that of its children (`runtime.md` 2.5, 3–5),
 * in the order of accounts. Where no miner earned anything, validators get the miners' part too.
 */
export function dividendsOf(
  ctx: Context,
  earned: readonly NeuronEarnings[],
  { netuid, server, validator, root }: PendingEmission,
): readonly HotkeyDividends[] {
  const byHotkey = sumByHotkey(
    ctx,
    earned.flatMap(neuron => sharesOf(ctx, neuron, netuid)),
  );
  const rows = byHotkey.map(([hotkey, dividend]) => {
    const stake = stakeOn(ctx, hotkey, netuid);
    return { alphaStake: stake.alpha, rootStake: stake.root, dividend: U96F32.saturatingFromNum(dividend) };
  });
  const toMiners = earned.some(({ incentive }) => incentive > 0n);
  const payouts = dividendDistribution(toMiners ? validator : validator + server, root, taoWeight(ctx), rows);
  return byHotkey.map(([hotkey], i) => ({
    hotkey,
    alpha: payouts.alpha[i] ?? U96F32.ZERO,
    root: payouts.root[i] ?? U96F32.ZERO,
  }));
}
