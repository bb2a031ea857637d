import { storageIndexOf, ZERO_HASH } from "@waystone/primitives";
import { beforeEach, expect, test } from "vitest";
import { account, type Bench, bench } from "../mock.ts";
import {
  Active,
  Bonds,
  Consensus,
  Emission,
  Incentive,
  LastUpdate,
  StakeWeight,
  ValidatorPermit,
  Weights,
} from "../neurons/storage.ts";
import { appendNeuron } from "../registration/membership.ts";
import { addStake } from "../shares/stake.ts";
import { CommitRevealWeightsEnabled, Yuma3On } from "../subnets/hyperparameters.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "../subnets/storage.ts";
import { WeightCommits } from "../weights/storage.ts";
import { isEpochInputConsistent, runSubnetEpoch } from "./run-epoch.ts";

const NETUID = 3;
const ALPHA = 1_000_000_000n;
const [validator, a, c] = [account(801), account(802), account(803)];

let b: Bench;
const setWeights = (mecid: number, toA: number, toC: number) => {
  const index = storageIndexOf(NETUID, mecid);
  Weights.set(
    b.store,
    [index, 0],
    [
      [1, toA],
      [2, toC],
    ],
  );
  LastUpdate.set(b.store, [index], [99n, 99n, 99n]);
};
const earnedBy = (emission: bigint) =>
  runSubnetEpoch(b.ctx, NETUID, emission).map(({ incentive, dividends }) => [incentive, dividends]);

beforeEach(() => {
  b = bench();
  for (const hotkey of [validator, a, c]) appendNeuron(b.ctx, NETUID, hotkey);
  addStake(b.ctx, validator, validator, NETUID, 10n * ALPHA);
  ValidatorPermit.set(b.store, [NETUID], [true, false, false]);
  CommitRevealWeightsEnabled.set(b.store, [NETUID], false);
  Yuma3On.set(b.store, [NETUID], true);
  b.goTo(100);
});

test("miners share by weight, the validator gets the other half, and all of it is kept", () => {
  setWeights(0, 30_000, 10_000);
  expect(earnedBy(800n)).toEqual([
    [0n, 400n],
    [300n, 0n],
    [100n, 0n],
  ]);
  expect(Emission.get(b.store, NETUID)).toEqual([400n, 300n, 100n]);
  expect([Active.get(b.store, NETUID), StakeWeight.get(b.store, NETUID)]).toEqual([
    [true, true, true],
    [65_535, 0, 0],
  ]);
  expect(Incentive.get(b.store, NETUID)[1]).toBe(Consensus.get(b.store, NETUID)[1]);
  expect(Bonds.get(b.store, NETUID, 0).map(([uid]) => uid)).toEqual([1, 2]);
  expect(Bonds.has(b.store, NETUID, 1)).toBe(true);
  expect(b.events()).toEqual([{ name: "IncentiveAlphaEmittedToMiners", values: [NETUID, [0n, 300n, 100n]] }]);
});

test("each mechanism has its own weights and its part of the emission", () => {
  MechanismCountCurrent.set(b.store, [NETUID], 2);
  MechanismEmissionSplit.set(b.store, [NETUID], [0xffff / 5, (0xffff / 5) * 4]);
  setWeights(0, 1, 0);
  setWeights(1, 0, 1);
  expect(earnedBy(1_000n)).toEqual([
    [0n, 500n],
    [100n, 0n],
    [400n, 0n],
  ]);
  const [first, second] = [0, 1].map(mecid => Incentive.get(b.store, storageIndexOf(NETUID, mecid)));
  expect([first, second]).toEqual([
    [0, 65_535, 0],
    [0, 0, 65_535],
  ]);
  expect(b.events().map(event => event.values[0])).toEqual([NETUID, NETUID + 4_096]);
});

test("a commit that waits hides weights for neurons that came after it", () => {
  setWeights(0, 1, 1);
  CommitRevealWeightsEnabled.set(b.store, [NETUID], true);
  WeightCommits.set(b.store, [NETUID, validator], [[ZERO_HASH, 0n, 0n, 0n]]);
  expect(earnedBy(1_000n)).toEqual([
    [0n, 1_000n],
    [0n, 0n],
    [0n, 0n],
  ]);
});

test("a hotkey with two uids is out of order; a subnet without neurons earns nothing", () => {
  expect(isEpochInputConsistent(b.ctx, NETUID)).toBe(true);
  appendNeuron(b.ctx, NETUID, a);
  expect(isEpochInputConsistent(b.ctx, NETUID)).toBe(false);
  expect(runSubnetEpoch(b.ctx, 9, 1_000n)).toEqual([]);
});
