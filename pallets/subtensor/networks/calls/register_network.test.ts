import { I96F32 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { subnetAccount } from "../../accounts.ts";
import { ChildKeys, ParentKeys } from "../../children/storage.ts";
import { local, reference } from "../../config/presets.ts";
import { Owner } from "../../keys/storage.ts";
import { account } from "../../mock.ts";
import { hotkeyOf } from "../../neurons/lookups.ts";
import { LastUpdate, SubnetworkN } from "../../neurons/storage.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetMovingPrice, SubnetTAO, TotalStake } from "../../pool/storage.ts";
import { TaoPort } from "../../ports.ts";
import { epochIsDue } from "../../subnets/epoch-schedule.ts";
import * as parameters from "../../subnets/hyperparameters.ts";
import { LastEpochBlock, Tempo } from "../../subnets/schedule.ts";
import * as subnets from "../../subnets/storage.ts";
import { callsBench, MINER, MINER_HOT, OWNER, OWNER_HOT, STRANGER, TAO } from "../../test/calls.ts";
import { lockCost } from "../lock-cost.ts";

test("a subnet is founded: pool, owner, neuron 0, parameters", () => {
  const b = callsBench();
  const { store, ctx } = b;
  b.goTo(7);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  b.holds();
  expect(SubnetTAO.get(store, 2)).toBe(1_000n * TAO);
  // The price of subnet 1 is 1.
  expect(SubnetAlphaIn.get(store, 2)).toBe(1_000n * TAO);
  expect(SubnetAlphaOut.get(store, 2)).toBe(0n);
  expect(TotalStake.get(store)).toBe(1_010n * TAO);
  expect(ctx.use(TaoPort).free(ctx, subnetAccount(2))).toBe(1_000n * TAO);
  expect(ctx.use(TaoPort).free(ctx, OWNER)).toBe(9_000n * TAO);
  expect([subnets.SubnetOwner.get(store, 2), subnets.SubnetOwnerHotkey.get(store, 2)]).toEqual([OWNER, OWNER_HOT]);
  expect([hotkeyOf(ctx, 2, 0), SubnetworkN.get(store, 2), LastUpdate.get(store, 2)]).toEqual([OWNER_HOT, 1, [7n]]);
  expect(Owner.get(store, OWNER_HOT)).toBe(OWNER);
  expect(new TextDecoder().decode(subnets.TokenSymbol.get(store, 2))).toBe("β");
  expect([subnets.TotalNetworks.get(store), subnets.NetworkRegisteredAt.get(store, 2)]).toEqual([3, 7n]);
  expect([Tempo.get(store, 2), parameters.Burn.get(store, 2), parameters.ImmunityPeriod.get(store, 2)]).toEqual([
    360,
    TAO / 10n,
    5_000,
  ]);
  expect([parameters.MinAllowedWeights.get(store, 2), parameters.Yuma3On.get(store, 2)]).toEqual([1, true]);
  expect([parameters.SubnetEmissionEnabled.get(store, 2), subnets.SubtokenEnabled.get(store, 2)]).toEqual([
    false,
    false,
  ]);
  const events = b.events().filter(({ name }) => !name.startsWith("Balances.") && !name.startsWith("System."));
  expect(events.map(({ name }) => name)).toEqual([
    "RegistrationAllowed",
    "MaxAllowedUidsSet",
    "MaxAllowedValidatorsSet",
    "MinAllowedWeightSet",
    "ImmunityPeriodSet",
    "SubnetOwnerHotkeySet",
    "NetworkAdded",
  ]);
  expect(events.at(-1)?.values).toEqual([2, 1]);
});

test("the price doubles, and falls by its own amount in an interval", () => {
  const b = callsBench();
  b.goTo(10);
  expect(lockCost(b.ctx)).toBe(1_000n * TAO);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  expect(lockCost(b.ctx)).toBe(2_000n * TAO);
  b.goTo(10 + 100_800);
  expect(lockCost(b.ctx) - 1_000n * TAO).toBeLessThan(TAO);
  b.goTo(10 + 2 * 100_800);
  expect(lockCost(b.ctx)).toBe(1_000n * TAO);
});

test("what SDK 11 reckons from LastEpochBlock is the block of the first epoch", () => {
  const b = callsBench(local(250n));
  b.goTo(40);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  const next = Number(LastEpochBlock.get(b.store, 2)) + Tempo.get(b.store, 2);
  b.goTo(next);
  expect(epochIsDue(b.ctx, 2)).toBe(true);
});

test("subnets of the reference begin staggered, and at 1 TAO a registration", () => {
  const b = callsBench(reference);
  b.goTo(500);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  expect(LastEpochBlock.get(b.store, 2)).toBe(498n);
  expect(parameters.Burn.get(b.store, 2)).toBe(TAO);
});

test("root validators lend their stake to the owner's hotkey at once", () => {
  const b = callsBench();
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  const whole = (1n << 64n) - 1n;
  expect(ChildKeys.get(b.store, MINER_HOT, 2)).toEqual([[whole, OWNER_HOT]]);
  expect(ParentKeys.get(b.store, OWNER_HOT, 2)).toEqual([[whole, MINER_HOT]]);
});

test("refused: somebody else's hotkey, a subnet's account, without money, too soon, before the start", () => {
  const b = callsBench();
  b.call("try_associate_hotkey", { hotkey: MINER_HOT }, MINER);
  b.fails("NonAssociatedColdKey", "register_network", { hotkey: MINER_HOT }, OWNER);
  b.fails("CannotUseSystemAccount", "register_network", { hotkey: subnetAccount(9) }, OWNER);
  b.fails("CannotAffordLockCost", "register_network", { hotkey: account(9) }, STRANGER);
  b.fails("origin", "register_network", { hotkey: account(9) });
  subnets.NetworkRegistrationStartBlock.set(b.store, 5n);
  b.fails("SubNetRegistrationDisabled", "register_network", { hotkey: OWNER_HOT }, OWNER);
  b.goTo(5);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  subnets.NetworkRateLimit.set(b.store, 10n);
  b.goTo(14);
  b.fails("NetworkTxRateLimitExceeded", "register_network", { hotkey: OWNER_HOT }, OWNER);
});

test("where there are as many as may be, the cheapest past its immunity makes room, and its number is used again", () => {
  const b = callsBench();
  subnets.SubnetLimit.set(b.store, 2);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  b.fails("SubnetLimitReached", "register_network", { hotkey: OWNER_HOT }, OWNER);
  subnets.NetworkImmunityPeriod.set(b.store, 0n);
  SubnetMovingPrice.set(b.store, [1], I96F32.fromInt(5));
  b.store.takeEvents();
  b.call("register_network", { hotkey: account(77) }, OWNER);
  expect(b.events().some(({ name, values }) => name === "NetworkRemoved" && values[0] === 2)).toBe(true);
  expect(subnets.RegisteredSubnetCounter.get(b.store, 2)).toBe(2n);
  expect(hotkeyOf(b.ctx, 2, 0)).toBe(account(77));
  b.holds();
});
