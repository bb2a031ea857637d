import { expect, test } from "vitest";
import { account, bench } from "../mock.ts";
import { BondsResetOn } from "../subnets/hyperparameters.ts";
import { resetBonds } from "./reset-bonds.ts";
import { Bonds, Uids } from "./storage.ts";

test("takes the bonds to one neuron away, on a subnet that has it on, and leaves rows without one as they are", () => {
  const { ctx, store } = bench();
  const row = [
    [3, 40],
    [7, 50],
  ] as const;
  Uids.set(store, [1, account(7)], 7);
  for (const uid of [0, 1]) Bonds.set(store, [1, uid], uid === 0 ? row : [[3, 9]]);
  resetBonds(ctx, 1, account(7));
  expect(Bonds.get(store, 1, 0)).toEqual(row);
  BondsResetOn.set(store, [1], true);
  resetBonds(ctx, 1, account(8));
  expect(Bonds.get(store, 1, 0)).toEqual(row);
  resetBonds(ctx, 1, account(7));
  expect([0, 1].map(uid => Bonds.get(store, 1, uid))).toEqual([[[3, 40]], [[3, 9]]]);
});
