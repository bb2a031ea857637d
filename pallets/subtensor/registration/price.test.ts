import { expect, test } from "vitest";
import { reference } from "../config/presets.ts";
import { Burn, BurnHalfLife } from "../subnets/hyperparameters.ts";
import { callsBench, MINER, MINER_HOT, subnetBench, TAO } from "../test/calls.ts";
import { beginRegistrations } from "./price.ts";
import { RegistrationsThisBlock, RegistrationsThisInterval } from "./storage.ts";

test("a price falls to half in a half-life, not below the least", () => {
  const b = subnetBench(reference);
  BurnHalfLife.set(b.store, [2], 10);
  for (let block = 2; block < 12; block++) {
    b.goTo(block);
    beginRegistrations(b.ctx);
  }
  expect(Burn.get(b.store, 2) - TAO / 2n).toBeLessThan(1_000n);
  BurnHalfLife.set(b.store, [2], 1);
  for (let block = 12; block < 40; block++) beginRegistrations(b.ctx);
  expect(Burn.get(b.store, 2)).toBe(500_000n);
});

test("the local preset keeps its prices", () => {
  const b = subnetBench();
  b.goTo(100);
  beginRegistrations(b.ctx);
  expect(Burn.get(b.store, 2)).toBe(TAO / 10n);
});

test("counts begin anew; root's interval in every block once its first tempo has passed", () => {
  const b = callsBench();
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  b.goTo(99);
  beginRegistrations(b.ctx);
  expect([RegistrationsThisBlock.get(b.store, 0), RegistrationsThisInterval.get(b.store, 0)]).toEqual([0, 1]);
  b.goTo(100);
  beginRegistrations(b.ctx);
  expect(RegistrationsThisInterval.get(b.store, 0)).toBe(0);
});
