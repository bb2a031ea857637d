import { expect, test } from "vitest";
import { uidOf } from "../../neurons/lookups.ts";
import { MINER, MINER_HOT, subnetBench, TAO } from "../../test/calls.ts";

test("a neuron registers if the price is at most its limit", () => {
  const b = subnetBench();
  const args = { netuid: 2, hotkey: MINER_HOT, limit_price: TAO / 10n };
  b.fails("RegistrationPriceLimitExceeded", "register_limit", { ...args, limit_price: TAO / 10n - 1n }, MINER);
  b.fails("RegistrationNotPermittedOnRootSubnet", "register_limit", { ...args, netuid: 0 }, MINER);
  b.fails("SubnetNotExists", "register_limit", { ...args, netuid: 9, limit_price: 0n }, MINER);
  b.call("register_limit", args, MINER);
  expect(uidOf(b.ctx, 2, MINER_HOT)).toBe(1);
  b.fails("HotKeyAlreadyRegisteredInSubNet", "register_limit", args, MINER);
});
