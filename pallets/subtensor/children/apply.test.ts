import type { NetUid } from "@waystone/primitives";
import { expect, test } from "vitest";
import { account, type Bench, bench } from "../mock.ts";
import { LastEpochBlock } from "../subnets/schedule.ts";
import { SubtokenEnabled } from "../subnets/storage.ts";
import { applyPendingChildren } from "./apply.ts";
import { ensureRelations, type Relations, setRelations } from "./relations.ts";
import { ChildKeys, ParentKeys, PendingChildKeys } from "./storage.ts";

const NETUID: NetUid = 1;
const WHOLE = (1n << 64n) - 1n;
const HALF = WHOLE / 2n;
const [PARENT, A, B, C] = [account(1), account(11), account(12), account(13)];

/** Block 50, in which the epoch of subnet 1 ran. */
function afterEpoch(): Bench {
  const b = bench();
  b.goTo(50);
  LastEpochBlock.set(b.store, [NETUID], 51n);
  SubtokenEnabled.set(b.store, [NETUID], true);
  return b;
}

const childrenOf = (b: Bench): Relations => ChildKeys.get(b.store, PARENT, NETUID);
const parentsOf = (b: Bench, child: typeof A): Relations => ParentKeys.get(b.store, child, NETUID);

test("children count after an epoch once their wait is over", () => {
  const b = afterEpoch();
  PendingChildKeys.set(b.store, [NETUID, PARENT], [[[HALF, A]], 50n]);
  applyPendingChildren(b.ctx);
  expect(childrenOf(b)).toEqual([]);
  PendingChildKeys.set(b.store, [NETUID, PARENT], [[[HALF, A]], 49n]);
  applyPendingChildren(b.ctx);
  expect(childrenOf(b)).toEqual([[HALF, A]]);
  expect(parentsOf(b, A)).toEqual([[HALF, PARENT]]);
  expect(PendingChildKeys.has(b.store, NETUID, PARENT)).toBe(false);
  expect(b.events()).toEqual([{ name: "SetChildren", values: [PARENT, NETUID, [[HALF, A]]] }]);
});

test("nobody waits on a subnet that is not started", () => {
  const b = afterEpoch();
  SubtokenEnabled.set(b.store, [NETUID], false);
  PendingChildKeys.set(b.store, [NETUID, PARENT], [[[HALF, A]], 900n]);
  applyPendingChildren(b.ctx);
  expect(childrenOf(b)).toEqual([[HALF, A]]);
  expect(PendingChildKeys.has(b.store, NETUID, PARENT)).toBe(false);
});

test("nothing is applied in a block without an epoch", () => {
  const b = afterEpoch();
  b.goTo(51);
  PendingChildKeys.set(b.store, [NETUID, PARENT], [[[HALF, A]], 1n]);
  applyPendingChildren(b.ctx);
  expect(childrenOf(b)).toEqual([]);
});

test("children that meanwhile became parents are dropped", () => {
  const b = afterEpoch();
  setRelations(b.ctx, NETUID, A, [[HALF, PARENT]]);
  PendingChildKeys.set(b.store, [NETUID, PARENT], [[[HALF, A]], 1n]);
  applyPendingChildren(b.ctx);
  expect(childrenOf(b)).toEqual([]);
  expect(PendingChildKeys.has(b.store, NETUID, PARENT)).toBe(false);
});

test("both sides follow when children come, change and go", () => {
  const b = afterEpoch();
  setRelations(b.ctx, NETUID, C, [[1n, B]]);
  setRelations(b.ctx, NETUID, PARENT, [
    [2n, B],
    [3n, A],
  ]);
  expect(childrenOf(b)).toEqual([
    [3n, A],
    [2n, B],
  ]);
  setRelations(b.ctx, NETUID, PARENT, [[9n, B]]);
  expect(parentsOf(b, A)).toEqual([]);
  expect(parentsOf(b, B)).toEqual([
    [1n, C],
    [9n, PARENT],
  ]);
  setRelations(b.ctx, NETUID, PARENT, []);
  expect(childrenOf(b)).toEqual([]);
  expect(parentsOf(b, B)).toEqual([[1n, C]]);
});

test.each<[name: string, children: Relations]>([
  [
    "DuplicateChild",
    [
      [1n, A],
      [1n, A],
    ],
  ],
  ["InvalidChild", [[1n, PARENT]]],
  ["TooManyChildren", [21, 22, 23, 24, 25, 26].map(n => [1n, account(n)] as const)],
  [
    "ProportionOverflow",
    [
      [WHOLE, A],
      [1n, B],
    ],
  ],
])("%s is refused", (name, children) => {
  const b = afterEpoch();
  expect(() => ensureRelations(b.ctx, NETUID, PARENT, children)).toThrow(name);
});
