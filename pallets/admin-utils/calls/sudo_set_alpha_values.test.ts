import { expect, test } from "vitest";
import { items, NETUID, OWNER, onSubnet, STRANGER, subnetBench } from "../test/setters.ts";

const arrange = (liquid: boolean) => {
  const b = subnetBench();
  items.LiquidAlphaOn.set(b.store, [NETUID], liquid);
  const set = (alpha_low: number, alpha_high: number, who: typeof OWNER | undefined = OWNER) =>
    onSubnet(b, "sudo_set_alpha_values", { alpha_low, alpha_high }, who);
  return { b, set };
};

test("alpha values need liquid alpha, and 1638 <= low <= high", () => {
  const { b, set } = arrange(true);
  const before = items.AlphaValues.get(b.store, NETUID);
  expect(() => set(1_638, 1_637)).toThrow(/AlphaHighTooLow/);
  expect(() => set(1_637, 1_638)).toThrow(/AlphaLowOutOfRange/);
  expect(() => set(1_639, 1_638)).toThrow(/AlphaLowOutOfRange/);
  expect(items.AlphaValues.get(b.store, NETUID)).toEqual(before);
  set(1_638, 1_638);
  expect(items.AlphaValues.get(b.store, NETUID)).toEqual([1_638, 1_638]);
  expect(() => set(1_638, 1_638)).toThrow(/TxRateLimitExceeded/);
  expect(() => arrange(false).set(2_000, 3_000)).toThrow(/LiquidAlphaDisabled/);
});

test("no stranger sets them, and nobody shortly before an epoch", () => {
  const { b, set } = arrange(true);
  expect(() => set(1_638, 1_638, STRANGER)).toThrow(/origin/);
  items.AdminFreezeWindow.set(b.store, 1_000);
  expect(() => set(1_638, 1_638)).toThrow(/AdminActionProhibitedDuringWeightsWindow/);
});
