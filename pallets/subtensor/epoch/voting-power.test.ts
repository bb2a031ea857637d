import { beforeEach, expect, test } from "vitest";
import { account, type Bench, bench } from "../mock.ts";
import { IsNetworkMember } from "../neurons/storage.ts";
import { StakeThreshold } from "../shares/storage.ts";
import type { SubnetEpoch } from "./logic/mechanisms.ts";
import { nextVotingPower } from "./logic/voting-power.ts";
import { VotingPower, VotingPowerDisableAtBlock, VotingPowerEmaAlpha, VotingPowerTrackingEnabled } from "./storage.ts";
import { updateVotingPower } from "./voting-power.ts";

const NETUID = 1;
const [validator, miner, gone] = [account(1), account(2), account(3)];
const epoch = (stake: bigint): SubnetEpoch => ({
  stake: [stake, stake],
  stakeWeight: [],
  active: [],
  validatorPermits: [true, false],
  consensus: [],
  validatorTrust: [],
  dividends: [],
  serverEmission: [],
  validatorEmission: [],
  emission: [],
});

let b: Bench;
const update = (stake: bigint) => updateVotingPower(b.ctx, NETUID, [validator, miner], epoch(stake));
const powers = () => [...VotingPower.iterPrefix(b.store, NETUID)].map(([[, hotkey], power]) => [hotkey, power]);

beforeEach(() => {
  b = bench();
  VotingPowerTrackingEnabled.set(b.store, [NETUID], true);
  VotingPowerEmaAlpha.set(b.store, [NETUID], 10n ** 18n / 2n);
  for (const hotkey of [validator, miner]) IsNetworkMember.set(b.store, [hotkey, NETUID], true);
});

test("follows a validator's stake; nobody else has any", () => {
  for (const hotkey of [miner, gone]) VotingPower.set(b.store, [NETUID, hotkey], 9n);
  update(1_000n);
  update(1_000n);
  expect(powers()).toEqual([[validator, 750n]]);
});

test("is forgotten when it falls below the threshold, but may grow from below it", () => {
  StakeThreshold.set(b.store, 600n);
  update(1_000n);
  expect(powers()).toEqual([[validator, 500n]]);
  update(1_000n);
  update(0n);
  expect(powers()).toEqual([]);
});

test("ends with its last block, and is not kept without being asked for", () => {
  update(1_000n);
  VotingPowerDisableAtBlock.set(b.store, [NETUID], 5n);
  b.goTo(4);
  update(1_000n);
  expect(powers()).toEqual([[validator, 750n]]);
  b.goTo(5);
  update(1_000n);
  expect([powers(), VotingPowerTrackingEnabled.get(b.store, NETUID)]).toEqual([[], false]);
  expect(b.events().map(event => event.name)).toEqual(["VotingPowerTrackingDisabled"]);
  update(1_000n);
  expect(powers()).toEqual([]);
});

test("a weight above one is one", () => expect(nextVotingPower(100n, 7n, 10n ** 18n)).toBe(7n));
