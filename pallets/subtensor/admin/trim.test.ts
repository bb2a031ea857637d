import { Origin } from "@waystone/frame";
import { storageIndexOf } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { account, bench } from "../mock.ts";
import * as neurons from "../neurons/storage.ts";
import { BlockAtRegistration } from "../neurons/storage.ts";
import { appendNeuron } from "../registration/membership.ts";
import { ImmunityPeriod, MaxAllowedUids, MinAllowedUids } from "../subnets/hyperparameters.ts";
import { AdminFreezeWindow, MechanismCountCurrent, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { uidsToKeep } from "./trim.ts";

/** The neuron of genesis, and five more. */
const hotkeys = [0, 301, 302, 303, 304, 305].map(account);
const order = (max_n: number) => ({
  pallet: "AdminUtils",
  call: "sudo_trim_to_max_allowed_uids",
  args: { netuid: 1, max_n },
});

/** Subnet 1 with six neurons in two mechanisms, uid 5 the owner's; emissions 50, 10, 40, 10, 60, 0; nobody is young. */
function arrange() {
  const b = bench();
  const { store, ctx } = b;
  MinAllowedUids.set(store, [1], 1);
  MechanismCountCurrent.set(store, [1], 2);
  ImmunityPeriod.set(store, [1], 100);
  for (const hotkey of hotkeys.slice(1)) appendNeuron(ctx, 1, hotkey);
  SubnetOwnerHotkey.set(store, [1], hotkeys[5] ?? account(0));
  neurons.Emission.set(store, [1], [50n, 10n, 40n, 10n, 60n, 0n]);
  neurons.Consensus.set(store, [1], [0, 1, 2, 3, 4, 5]);
  neurons.Weights.set(
    store,
    [storageIndexOf(1, 1), 4],
    [
      [0, 7],
      [3, 8],
      [5, 9],
    ],
  );
  neurons.Bonds.set(store, [1, 3], [[0, 1]]);
  neurons.Bonds.set(
    store,
    [1, 5],
    [
      [1, 1],
      [4, 2],
    ],
  );
  AdminFreezeWindow.set(store, 0);
  b.goTo(1_000);
  store.takeEvents();
  return b;
}

test("who earned least goes, the owner stays; uids, weights and bonds move together", () => {
  const { store, ctx } = arrange();
  ctx.dispatch(order(4), Origin.root);
  expect(MaxAllowedUids.get(store, 1)).toBe(4);
  expect(neurons.SubnetworkN.get(store, 1)).toBe(4);
  const stay = [0, 2, 4, 5];
  expect([0, 1, 2, 3].map(uid => neurons.Keys.get(store, 1, uid))).toEqual(stay.map(uid => hotkeys[uid]));
  expect(stay.map(uid => neurons.Uids.get(store, 1, hotkeys[uid] ?? account(0)))).toEqual([0, 1, 2, 3]);
  expect(neurons.Uids.get(store, 1, hotkeys[1] ?? account(0))).toBeUndefined();
  expect(neurons.IsNetworkMember.get(store, hotkeys[3] ?? account(0), 1)).toBe(false);
  expect(neurons.Keys.has(store, 1, 4) || BlockAtRegistration.has(store, 1, 4)).toBe(false);
  expect(neurons.Emission.get(store, 1)).toEqual([50n, 40n, 60n, 0n]);
  expect(neurons.Consensus.get(store, 1)).toEqual(stay);
  expect(neurons.LastUpdate.get(store, storageIndexOf(1, 1))).toHaveLength(4);
  expect([...neurons.Weights.iterPrefix(store)]).toEqual([
    [
      [storageIndexOf(1, 1), 2],
      [
        [0, 7],
        [3, 9],
      ],
    ],
  ]);
  expect([...neurons.Bonds.iterPrefix(store)]).toEqual([[[1, 3], [[2, 2]]]]);
  expect(ctx.runtime.pallet("SubtensorModule").pallet.tryState?.(ctx) ?? []).toEqual([]);
});

test("nobody goes where there is room; the bounds", () => {
  const { store, ctx } = arrange();
  MinAllowedUids.set(store, [1], 4);
  expect(() => ctx.dispatch(order(3), Origin.root)).toThrow(/InvalidValue/);
  expect(() => ctx.dispatch(order(257), Origin.root)).toThrow(/InvalidValue/);
  ctx.dispatch(order(6), Origin.root);
  expect(neurons.SubnetworkN.get(store, 1)).toBe(6);
});

test("less than 80 % of those that stay may be immune", () => {
  const { store, ctx } = arrange();
  for (const uid of [0, 1, 2]) BlockAtRegistration.set(store, [1, uid], 950n);
  expect(() => ctx.dispatch(order(5), Origin.root)).toThrow(/TrimmingWouldExceedMaxImmunePercentage/);
  expect(MaxAllowedUids.get(store, 1)).toBe(256);
  BlockAtRegistration.set(store, [1, 2], 0n);
  ctx.dispatch(order(5), Origin.root);
  expect(neurons.Keys.get(store, 1, 3)).toBe(hotkeys[4]);
});

test("kept uids are as many as wanted, hold the immune ones, and earned no less than any that goes", () => {
  const neuron = fc.record({ emission: fc.bigInt({ min: 0n, max: 3n }), immune: fc.boolean() });
  fc.assert(
    fc.property(fc.array(neuron, { maxLength: 12 }), fc.nat(12), (list, most) => {
      const emission = list.map(n => n.emission);
      const immune = new Set(list.flatMap((n, uid) => (n.immune ? [uid] : [])));
      const kept = uidsToKeep(emission, immune, most);
      const gone = emission.map((_, uid) => uid).filter(uid => !kept.includes(uid));
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
      expect(kept).toHaveLength(Math.max(Math.min(list.length, most), Math.min(list.length, immune.size)));
      for (const uid of gone) {
        expect(immune.has(uid)).toBe(false);
        for (const other of kept)
          if (!immune.has(other)) expect(emission[other] ?? 0n).toBeGreaterThanOrEqual(emission[uid] ?? 0n);
      }
    }),
  );
});
