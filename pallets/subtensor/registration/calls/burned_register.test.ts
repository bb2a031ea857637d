import { storageIndexOf, U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { subnetAccount } from "../../accounts.ts";
import { Owner } from "../../keys/storage.ts";
import { account } from "../../mock.ts";
import { hotkeyOf, isRegistered, uidOf } from "../../neurons/lookups.ts";
import * as neurons from "../../neurons/storage.ts";
import { SubnetAlphaOut, SubnetTAO, SubnetTaoFlow } from "../../pool/storage.ts";
import { TaoPort } from "../../ports.ts";
import { Axons } from "../../serving/storage.ts";
import * as parameters from "../../subnets/hyperparameters.ts";
import { MINER, MINER_HOT, OWNER, OWNER_HOT, STRANGER, subnetBench, TAO } from "../../test/calls.ts";
import { RAORecycledForRegistration, RegistrationsThisBlock } from "../storage.ts";

const price = TAO / 10n;

test("a coldkey pays, and its hotkey is the next neuron", () => {
  const b = subnetBench();
  const { store, ctx } = b;
  b.goTo(9);
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  b.holds();
  expect(ctx.use(TaoPort).free(ctx, MINER)).toBe(1_000n * TAO - price);
  expect(ctx.use(TaoPort).free(ctx, subnetAccount(2))).toBe(1_000n * TAO + price);
  // The fee of the swap is no part of the reserve, and the alpha is destroyed.
  expect(SubnetTAO.get(store, 2)).toBeGreaterThan(1_000n * TAO);
  expect(SubnetTAO.get(store, 2)).toBeLessThan(1_000n * TAO + price);
  expect(SubnetAlphaOut.get(store, 2)).toBe(0n);
  expect([RAORecycledForRegistration.get(store, 2), SubnetTaoFlow.get(store, 2)]).toEqual([price, price]);
  expect(RegistrationsThisBlock.get(store, 2)).toBe(1);
  expect([uidOf(ctx, 2, MINER_HOT), hotkeyOf(ctx, 2, 1), Owner.get(store, MINER_HOT)]).toEqual([1, MINER_HOT, MINER]);
  expect(neurons.Active.get(store, 2)).toEqual([true, true]);
  expect(neurons.LastUpdate.get(store, 2)).toEqual([1n, 9n]);
  expect(neurons.BlockAtRegistration.get(store, 2, 1)).toBe(9n);
  expect(b.events().at(-1)).toEqual({ name: "NeuronRegistered", values: [2, 1, MINER_HOT] });
});

test("a registration raises the price where the subnet says so", () => {
  const b = subnetBench();
  parameters.BurnIncreaseMult.set(b.store, [2], U64F64.fromInt(2));
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  expect(parameters.Burn.get(b.store, 2)).toBe(2n * price);
});

test("refused: root, no subnet, closed, twice, no money, somebody else's hotkey, no room", () => {
  const b = subnetBench();
  const fails = (error: string, netuid: number, hotkey = MINER_HOT, who = MINER) =>
    b.fails(error, "burned_register", { netuid, hotkey }, who);
  fails("RegistrationNotPermittedOnRootSubnet", 0);
  fails("SubnetNotExists", 9);
  fails("HotKeyAlreadyRegisteredInSubNet", 2, OWNER_HOT, OWNER);
  fails("NotEnoughBalanceToStake", 2, account(9), STRANGER);
  b.call("try_associate_hotkey", { hotkey: account(9) }, OWNER);
  fails("NonAssociatedColdKey", 2, account(9));
  fails("CannotUseSystemAccount", 2, subnetAccount(1));
  parameters.MaxAllowedUids.set(b.store, [2], 1);
  fails("NoNeuronIdAvailable", 2);
  parameters.NetworkRegistrationAllowed.set(b.store, [2], false);
  fails("SubNetRegistrationDisabled", 2);
});

test("a full subnet replaces the neuron that earned least, and nothing of it stays", () => {
  const b = subnetBench();
  const { store, ctx } = b;
  const [old, other] = [account(11), account(12)];
  parameters.MaxAllowedUids.set(store, [2], 3);
  parameters.ImmunityPeriod.set(store, [2], 0);
  parameters.MinNonImmuneUids.set(store, [2], 0);
  for (const hotkey of [old, other]) b.call("burned_register", { netuid: 2, hotkey }, MINER);
  const index = storageIndexOf(2, 0);
  neurons.Emission.set(store, [2], [0n, 5n, 6n]);
  neurons.Incentive.set(store, [index], [1, 2, 3]);
  neurons.ValidatorPermit.set(store, [2], [true, true, true]);
  neurons.Weights.set(
    store,
    [index, 0],
    [
      [1, 9],
      [2, 9],
    ],
  );
  neurons.Weights.set(store, [index, 1], [[0, 9]]);
  neurons.Bonds.set(store, [index, 1], [[0, 9]]);
  const axon = { version: 1, ip: 16909060n, port: 80, ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 0 };
  b.call("serve_axon", { netuid: 2, ...axon }, old);
  b.goTo(50);
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  b.holds();
  expect([uidOf(ctx, 2, MINER_HOT), isRegistered(ctx, 2, old), Axons.has(store, 2, old)]).toEqual([1, false, false]);
  expect(neurons.Emission.get(store, 2)).toEqual([0n, 0n, 6n]);
  expect(neurons.Incentive.get(store, index)).toEqual([1, 0, 3]);
  expect(neurons.ValidatorPermit.get(store, 2)).toEqual([true, false, true]);
  expect(neurons.Weights.get(store, index, 0)).toEqual([
    [1, 0],
    [2, 9],
  ]);
  expect(neurons.Weights.has(store, index, 1) || neurons.Bonds.has(store, index, 1)).toBe(false);
  expect(neurons.LastUpdate.get(store, index)).toEqual([1n, 50n, 1n]);
});

test("neurons of the owner stay, whatever they earn", () => {
  const b = subnetBench();
  parameters.MaxAllowedUids.set(b.store, [2], 2);
  parameters.ImmunityPeriod.set(b.store, [2], 0);
  parameters.MinNonImmuneUids.set(b.store, [2], 0);
  b.call("burned_register", { netuid: 2, hotkey: account(11) }, MINER);
  neurons.Emission.set(b.store, [2], [0n, 99n]);
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  expect([uidOf(b.ctx, 2, OWNER_HOT), uidOf(b.ctx, 2, MINER_HOT)]).toEqual([0, 1]);
});
