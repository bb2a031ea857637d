import { expect, test } from "vitest";
import { Delegates, Owner } from "../../keys/storage.ts";
import { account } from "../../mock.ts";
import { isRegistered, uidOf } from "../../neurons/lookups.ts";
import { RegistrationsThisBlock, RegistrationsThisInterval } from "../../registration/storage.ts";
import { addStake } from "../../shares/stake.ts";
import { MaxAllowedUids, MaxRegistrationsPerBlock } from "../../subnets/hyperparameters.ts";
import { NetworksAdded } from "../../subnets/storage.ts";
import { callsBench, MINER, MINER_HOT, OWNER, OWNER_HOT, TAO } from "../../test/calls.ts";

test("a hotkey becomes a member and a delegate", () => {
  const b = callsBench();
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  b.holds();
  expect(b.events()).toEqual([{ name: "NeuronRegistered", values: [0, 0, MINER_HOT] }]);
  expect([Delegates.has(b.store, MINER_HOT), Delegates.get(b.store, MINER_HOT)]).toEqual([true, 11_796]);
  expect(Owner.get(b.store, MINER_HOT)).toBe(MINER);
  expect([RegistrationsThisBlock.get(b.store, 0), RegistrationsThisInterval.get(b.store, 0)]).toEqual([1, 1]);
});

test("refused: more than may in a block or an interval, twice, a chain without root", () => {
  const b = callsBench();
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  b.fails("TooManyRegistrationsThisBlock", "root_register", { hotkey: OWNER_HOT }, OWNER);
  RegistrationsThisBlock.set(b.store, [0], 0);
  b.fails("HotKeyAlreadyRegisteredInSubNet", "root_register", { hotkey: MINER_HOT }, MINER);
  RegistrationsThisInterval.set(b.store, [0], 3);
  b.fails("TooManyRegistrationsThisInterval", "root_register", { hotkey: OWNER_HOT }, OWNER);
  NetworksAdded.remove(b.store, 0);
  b.fails("RootNetworkDoesNotExist", "root_register", { hotkey: OWNER_HOT }, OWNER);
});

test("a full root takes who has more stake than its least member", () => {
  const b = callsBench();
  MaxAllowedUids.set(b.store, [0], 2);
  MaxRegistrationsPerBlock.set(b.store, [0], 9);
  const [rich, poor] = [account(21), account(22)];
  for (const hotkey of [rich, poor]) b.call("root_register", { hotkey }, MINER);
  addStake(b.ctx, rich, MINER, 0, 5n * TAO);
  addStake(b.ctx, poor, MINER, 0, TAO);
  addStake(b.ctx, OWNER_HOT, OWNER, 0, TAO);
  b.fails("StakeTooLowForRoot", "root_register", { hotkey: OWNER_HOT }, OWNER);
  addStake(b.ctx, OWNER_HOT, OWNER, 0, 1n);
  b.call("root_register", { hotkey: OWNER_HOT }, OWNER);
  expect([uidOf(b.ctx, 0, OWNER_HOT), isRegistered(b.ctx, 0, poor)]).toEqual([1, false]);
});
