import { I96F32, U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { BURN_ACCOUNT } from "../../accounts.ts";
import { Lock } from "../../locks/storage.ts";
import { COLD, HOT, NOMINATOR, OTHER_HOT, stakingBench, TAO } from "../../test/staking.ts";
import { RootClaimable, RootClaimed } from "../storage.ts";

function arrange(netuid = 1) {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  b.call("add_stake", { hotkey: HOT, netuid, amount_staked: 20n * TAO }, COLD);
  b.events();
  return b;
}
const args = {
  origin_hotkey: HOT,
  destination_hotkey: OTHER_HOT,
  origin_netuid: 1,
  destination_netuid: 1,
  alpha_amount: 5n * TAO,
};

test("within a subnet shares move, without a fee", () => {
  const b = arrange();
  const [before, burned] = [b.stake(1), b.free(BURN_ACCOUNT)];
  b.call("move_stake", args, COLD);
  expect([b.stake(1), b.stake(1, OTHER_HOT), b.free(BURN_ACCOUNT)]).toEqual([before - 5n * TAO, 5n * TAO, burned]);
  expect(b.events().map(({ name }) => name)).toEqual(["StakeRemoved", "StakeAdded", "StakeMoved"]);
  expect(b.problems()).toEqual([]);
});

test("across subnets it is sold and bought; one fee is paid", () => {
  const b = arrange();
  b.call("move_stake", { ...args, destination_netuid: 2 }, COLD);
  expect(b.stake(2, OTHER_HOT) > 9n * TAO).toBe(true);
  const events = b.events();
  const fees = events.filter(({ name }) => /^Stake(Removed|Added)$/.test(name)).map(({ values }) => values[5]);
  expect([Number(fees[0]) > 0, fees[1]]).toEqual([true, 0n]);
  expect(events.at(-1)?.name).toBe("StakeMoved");
  expect(b.free(COLD)).toBe(980n * TAO);
  expect(b.problems()).toEqual([]);
});

test("from root the purchase pays the fee, and back the sale", () => {
  const b = arrange(0);
  b.call("move_stake", { ...args, origin_netuid: 0 }, COLD);
  expect([b.stake(0), b.stake(1, OTHER_HOT) < 5n * TAO]).toEqual([15n * TAO, true]);
  b.call("move_stake", { ...args, origin_hotkey: OTHER_HOT, destination_netuid: 0 }, COLD);
  expect(b.stake(0, OTHER_HOT) > 4n * TAO).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("on root what was claimed moves too", () => {
  const b = arrange(0);
  RootClaimable.set(b.store, [HOT], new Map([[1, I96F32.ONE]]));
  RootClaimed.set(b.store, [1, HOT, COLD], 20n * TAO);
  b.call("move_stake", { ...args, origin_netuid: 0, destination_netuid: 0 }, COLD);
  expect(RootClaimed.get(b.store, 1, HOT, COLD)).toBe(15n * TAO);
  expect(b.problems()).toEqual([]);
});

test("refuses", () => {
  const b = arrange();
  const refused = (change: object) => expect(() => b.call("move_stake", { ...args, ...change }, COLD));
  refused({ destination_hotkey: HOT }).toThrow("SameNetuid");
  refused({ destination_netuid: 9 }).toThrow("SubnetNotExists");
  refused({ destination_hotkey: NOMINATOR }).toThrow("HotKeyAccountNotExists");
  refused({ alpha_amount: 1_000n }).toThrow("AmountTooLow");
  refused({ alpha_amount: 1_000n, destination_netuid: 2 }).toThrow("AmountTooLow");
  const lock = { locked_mass: b.stake(1), conviction: U64F64.ZERO, last_update: 1n };
  Lock.set(b.store, [COLD, 1, HOT], lock);
  refused({ destination_netuid: 2 }).toThrow("StakeUnavailable");
  b.call("move_stake", args, COLD);
});
