import { expect, test } from "vitest";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { VotingPowerDisableAtBlock, VotingPowerTrackingEnabled } from "../storage.ts";

test("the owner and root have it kept, and call off its end", () => {
  const b = subnetBench();
  const args = { netuid: 2 };
  b.fails("origin", "enable_voting_power_tracking", args, MINER);
  VotingPowerDisableAtBlock.set(b.store, [2], 9n);
  b.call("enable_voting_power_tracking", args, OWNER);
  expect([VotingPowerTrackingEnabled.get(b.store, 2), VotingPowerDisableAtBlock.get(b.store, 2)]).toEqual([true, 0n]);
  b.call("enable_voting_power_tracking", { netuid: 1 });
  expect(b.events()).toEqual([
    { name: "VotingPowerTrackingEnabled", values: [2] },
    { name: "VotingPowerTrackingEnabled", values: [1] },
  ]);
});
