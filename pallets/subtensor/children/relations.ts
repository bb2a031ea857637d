import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { AccountOrderPort } from "../ports.ts";
import { ChildKeys, ParentKeys } from "./storage.ts";

/** Parts of a hotkey's stake, as 64-bit fractions, and who works with them. */
export type Relations = readonly (readonly [share: bigint, hotkey: Hotkey])[];

/** Most children of a hotkey on a subnet: fixed by 425, no hyperparameter (`runtime.md` 5.6). */
const MAX_CHILDREN = 5;
/** All of a stake, as a 64-bit fraction. */
const WHOLE = (1n << 64n) - 1n;

/**
 * Whether a hotkey can have these children on a subnet (`runtime.md` 5.6).
 * @throws DispatchFailure `DuplicateChild`, `InvalidChild`, `TooManyChildren`, `ProportionOverflow`, `ChildParentInconsistency`
 */
export function ensureRelations(ctx: Context, netuid: NetUid, parent: Hotkey, children: Relations): void {
  const hotkeys = new Set(children.map(([, child]) => child));
  ensure(hotkeys.size === children.length, Err.DuplicateChild);
  ensure(!hotkeys.has(parent), Err.InvalidChild);
  ensure(children.length <= MAX_CHILDREN, Err.TooManyChildren);
  ensure(children.reduce((sum, [share]) => sum + share, 0n) <= WHOLE, Err.ProportionOverflow);
  const grandparents = ParentKeys.get(ctx.store, parent, netuid);
  ensure(!grandparents.some(([, hotkey]) => hotkeys.has(hotkey)), Err.ChildParentInconsistency);
}

/** Replaces, adds or removes one parent among a child's. */
function setParent({ store }: Context, netuid: NetUid, child: Hotkey, parent: Hotkey, share: bigint | undefined): void {
  const parents = ParentKeys.get(store, child, netuid);
  const others = parents.filter(([, hotkey]) => hotkey !== parent);
  const next: Relations =
    share === undefined
      ? others
      : others.length === parents.length
        ? [...parents, [share, parent]]
        : parents.map(relation => (relation[1] === parent ? [share, parent] : relation));
  if (next.length === 0) ParentKeys.remove(store, child, netuid);
  else ParentKeys.set(store, [child, netuid], next);
}

/** Gives a hotkey these children on a subnet in place of those that it has, and them their parent; its own parents come in order too. */
export function setRelations(ctx: Context, netuid: NetUid, parent: Hotkey, children: Relations): void {
  const { store } = ctx;
  const order = ctx.use(AccountOrderPort);
  const ordered = (relations: Relations): Relations => [...relations].sort(([, a], [, b]) => order(a, b));
  const kept = new Set(children.map(([, child]) => child));
  for (const [, child] of ChildKeys.get(store, parent, netuid))
    if (!kept.has(child)) setParent(ctx, netuid, child, parent, undefined);
  for (const [share, child] of ordered(children)) setParent(ctx, netuid, child, parent, share);
  if (children.length === 0) ChildKeys.remove(store, parent, netuid);
  else ChildKeys.set(store, [parent, netuid], ordered(children));
  if (ParentKeys.has(store, parent, netuid)) ParentKeys.mutate(store, [parent, netuid], ordered);
}
