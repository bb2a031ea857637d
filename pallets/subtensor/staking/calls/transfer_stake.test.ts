import { U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { Lock } from "../../locks/storage.ts";
import { TransferToggle } from "../../subnets/hyperparameters.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";
import { indexRootStakersOn } from "../index-root-stakers.ts";
import { StakingColdkeys } from "../storage.ts";

function arrange() {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 20n * TAO }, COLD);
  b.events();
  return b;
}
const args = {
  destination_coldkey: NOMINATOR,
  hotkey: HOT,
  origin_netuid: 1,
  destination_netuid: 1,
  alpha_amount: 5n * TAO,
};

test("within a subnet", () => {
  const b = arrange();
  b.call("transfer_stake", args, COLD);
  expect(b.stake(1, HOT, NOMINATOR)).toBe(5n * TAO);
  expect(b.events().at(-1)).toMatchObject({
    name: "StakeTransferred",
    values: [COLD, NOMINATOR, HOT, 1, 1, expect.anything()],
  });
  expect(b.problems()).toEqual([]);
});

test("on root the chain claims for the receiver once the walk through shares has found it", () => {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: 5n * TAO }, COLD);
  b.call("transfer_stake", { ...args, origin_netuid: 0, destination_netuid: 0 }, COLD);
  expect(StakingColdkeys.has(b.store, NOMINATOR)).toBe(false);
  indexRootStakersOn(b.ctx);
  expect(StakingColdkeys.has(b.store, NOMINATOR)).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("across subnets, with all the TAO that the sale brought", () => {
  const b = arrange();
  b.call("transfer_stake", { ...args, destination_netuid: 2 }, COLD);
  expect([b.free(COLD), b.free(NOMINATOR)]).toEqual([980n * TAO, 1_000n * TAO]);
  expect(b.stake(2, HOT, NOMINATOR) > 9n * TAO).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("refuses: to oneself, switched off, locked", () => {
  const b = arrange();
  const refused = (change: object) => expect(() => b.call("transfer_stake", { ...args, ...change }, COLD));
  refused({ destination_coldkey: COLD }).toThrow("SameNetuid");
  Lock.set(b.store, [COLD, 1, HOT], { locked_mass: b.stake(1) - TAO, conviction: U64F64.ZERO, last_update: 1n });
  refused({}).toThrow("AccountRejectsLockedAlpha");
  b.call("transfer_stake", { ...args, alpha_amount: TAO }, COLD);
  TransferToggle.set(b.store, [2], false);
  refused({ destination_netuid: 2 }).toThrow("TransferDisallowed");
});
