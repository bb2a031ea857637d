import { expect, test } from "vitest";
import { reference } from "../../config/presets.ts";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { LastEpochBlock, PendingEpochAt, Tempo } from "../schedule.ts";

const tempo = (value: number) => ({ netuid: 2, tempo: value });

test("the owner sets it within bounds, and a new cycle begins", () => {
  const b = subnetBench(reference);
  b.goTo(1_000);
  PendingEpochAt.set(b.store, [2], 900n);
  LastEpochBlock.set(b.store, [2], 990n);
  for (const value of [359, 50_401]) b.fails("TempoOutOfBounds", "set_tempo", tempo(value), OWNER);
  b.fails("origin", "set_tempo", tempo(400), MINER);
  b.fails("origin", "set_tempo", tempo(400));
  b.call("set_tempo", tempo(400), OWNER);
  expect([Tempo.get(b.store, 2), LastEpochBlock.get(b.store, 2), PendingEpochAt.get(b.store, 2)]).toEqual([
    400,
    1_000n,
    900n,
  ]);
  expect(b.events()).toEqual([{ name: "TempoSet", values: [2, 400] }]);
  b.goTo(1_359);
  b.fails("TxRateLimitExceeded", "set_tempo", tempo(500), OWNER);
  b.goTo(1_360);
  b.call("set_tempo", tempo(500), OWNER);
  b.holds();
});

test("not shortly before an epoch", () => {
  const b = subnetBench(reference);
  b.goTo(1_000);
  LastEpochBlock.set(b.store, [2], 649n);
  b.fails("AdminActionProhibitedDuringWeightsWindow", "set_tempo", tempo(400), OWNER);
});
