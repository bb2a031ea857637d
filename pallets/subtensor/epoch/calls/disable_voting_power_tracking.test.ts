import { expect, test } from "vitest";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { VotingPowerDisableAtBlock, VotingPowerTrackingEnabled } from "../storage.ts";

test("the owner and root order its end two weeks ahead, where it is kept", () => {
  const b = subnetBench();
  const args = { netuid: 2 };
  b.fails("origin", "disable_voting_power_tracking", args, MINER);
  b.fails("VotingPowerTrackingNotEnabled", "disable_voting_power_tracking", args, OWNER);
  b.call("enable_voting_power_tracking", args, OWNER);
  b.events();
  b.call("disable_voting_power_tracking", args, OWNER);
  expect([VotingPowerTrackingEnabled.get(b.store, 2), VotingPowerDisableAtBlock.get(b.store, 2)]).toEqual([
    true,
    100_801n,
  ]);
  expect(b.events()).toEqual([{ name: "VotingPowerTrackingDisableScheduled", values: [2, 100_801n] }]);
});
