import { expect, test } from "vitest";
import { reference } from "../../config/presets.ts";
import { SubnetEmissionEnabled } from "../../subnets/hyperparameters.ts";
import { FirstEmissionBlockNumber, StartCallDelay, SubtokenEnabled } from "../../subnets/storage.ts";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";

test("a subnet is started once, by its owner, after the delay", () => {
  const b = subnetBench();
  StartCallDelay.set(b.store, 10n);
  b.fails("SubnetNotExists", "start_call", { netuid: 9 }, OWNER);
  b.fails("origin", "start_call", { netuid: 2 }, MINER);
  b.goTo(10);
  b.fails("NeedWaitingMoreBlocksToStarCall", "start_call", { netuid: 2 }, OWNER);
  b.goTo(11);
  b.call("start_call", { netuid: 2 }, OWNER);
  expect(b.events()).toEqual([{ name: "FirstEmissionBlockNumberSet", values: [2, 12n] }]);
  expect([FirstEmissionBlockNumber.get(b.store, 2), SubtokenEnabled.get(b.store, 2)]).toEqual([12n, true]);
  expect(SubnetEmissionEnabled.get(b.store, 2)).toBe(true);
  b.fails("FirstEmissionBlockNumberAlreadySet", "start_call", { netuid: 2 }, OWNER);
});

test("the reference leaves emission to root", () => {
  const b = subnetBench(reference);
  b.call("start_call", { netuid: 2 }, OWNER);
  expect(SubnetEmissionEnabled.get(b.store, 2)).toBe(false);
});
