import { bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { items, NETUID, OWNER, onSubnet, STRANGER } from "../test/setters.ts";

const CALL = "sudo_trim_to_max_allowed_uids";

/** Subnet 1 with its one neuron, an owner, and room for 100. */
function arrange() {
  const b = bench();
  items.SubnetOwner.set(b.store, [NETUID], OWNER);
  items.MinAllowedUids.set(b.store, [NETUID], 1);
  items.MaxAllowedUids.set(b.store, [NETUID], 100);
  items.ImmunityPeriod.set(b.store, [NETUID], 10);
  items.AdminFreezeWindow.set(b.store, 0);
  b.goTo(1_000);
  return b;
}

test("the owner lowers the number of uids, once in thirty days; root as often as it likes", () => {
  const b = arrange();
  expect(() => onSubnet(b, CALL, { max_n: 50 }, STRANGER)).toThrow(/origin/);
  onSubnet(b, CALL, { max_n: 50 }, OWNER);
  expect(items.MaxAllowedUids.get(b.store, NETUID)).toBe(50);
  b.goTo(1_000 + 215_999);
  expect(() => onSubnet(b, CALL, { max_n: 40 }, OWNER)).toThrow(/TxRateLimitExceeded/);
  onSubnet(b, CALL, { max_n: 40 });
  b.goTo(1_000 + 216_000);
  onSubnet(b, CALL, { max_n: 30 }, OWNER);
  expect(items.MaxAllowedUids.get(b.store, NETUID)).toBe(30);
});

test("never below the least number, nor above the present one, nor before an epoch, nor nowhere", () => {
  const b = arrange();
  items.MinAllowedUids.set(b.store, [NETUID], 8);
  for (const max_n of [7, 101]) expect(() => onSubnet(b, CALL, { max_n })).toThrow(/InvalidValue/);
  expect(() => onSubnet(b, CALL, { netuid: 77, max_n: 8 })).toThrow(/SubnetNotExists/);
  items.AdminFreezeWindow.set(b.store, 1_000);
  expect(() => onSubnet(b, CALL, { max_n: 8 })).toThrow(/AdminActionProhibitedDuringWeightsWindow/);
  expect(items.MaxAllowedUids.get(b.store, NETUID)).toBe(100);
});
