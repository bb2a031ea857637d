import { expect, test } from "vitest";
import { reference } from "../../config/presets.ts";
import { activityCutoffOf } from "../../epoch/epoch-input.ts";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { ActivityCutoffFactorMilli } from "../hyperparameters.ts";
import { LastEpochBlock } from "../schedule.ts";

const factor = (factor_milli: number) => ({ netuid: 2, factor_milli });

test("the owner and root set it within bounds; only the owner has limits", () => {
  const b = subnetBench(reference);
  b.goTo(1_000);
  LastEpochBlock.set(b.store, [2], 990n);
  for (const value of [999, 50_001])
    b.fails("ActivityCutoffFactorMilliOutOfBounds", "set_activity_cutoff_factor", factor(value), OWNER);
  b.fails("origin", "set_activity_cutoff_factor", factor(2_000), MINER);
  b.call("set_activity_cutoff_factor", factor(2_000), OWNER);
  expect([ActivityCutoffFactorMilli.get(b.store, 2), activityCutoffOf(b.ctx, 2)]).toEqual([2_000, 720n]);
  expect(b.events()).toEqual([{ name: "ActivityCutoffFactorMilliSet", values: [2, 2_000] }]);
  b.fails("TxRateLimitExceeded", "set_activity_cutoff_factor", factor(3_000), OWNER);
  b.call("set_activity_cutoff_factor", factor(3_000));
  LastEpochBlock.set(b.store, [2], 645n);
  b.fails("AdminActionProhibitedDuringWeightsWindow", "set_activity_cutoff_factor", factor(2_000), OWNER);
  b.call("set_activity_cutoff_factor", factor(4_000));
  b.holds();
});
