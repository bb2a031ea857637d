import { expect, test } from "vitest";
import { reference } from "../../config/presets.ts";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { CommitRevealWeightsEnabled } from "../hyperparameters.ts";
import { isFrozen } from "../owner.ts";
import { LastEpochBlock, PendingEpochAt } from "../schedule.ts";

test("the owner asks for an epoch, once at a time, where weights are set openly", () => {
  const b = subnetBench(reference);
  b.goTo(1_000);
  LastEpochBlock.set(b.store, [2], 900n);
  const args = { netuid: 2 };
  b.fails("DynamicTempoBlockedByCommitReveal", "trigger_epoch", args, OWNER);
  CommitRevealWeightsEnabled.set(b.store, [2], false);
  b.fails("origin", "trigger_epoch", args, MINER);
  b.fails("origin", "trigger_epoch", args);
  b.call("trigger_epoch", args, OWNER);
  expect(b.events()).toEqual([{ name: "EpochTriggered", values: [2, OWNER, 1_010n] }]);
  expect([PendingEpochAt.get(b.store, 2), isFrozen(b.ctx, 2)]).toEqual([1_010n, true]);
  b.fails("EpochTriggerAlreadyPending", "trigger_epoch", args, OWNER);
  PendingEpochAt.set(b.store, [2], 0n);
  b.fails("TxRateLimitExceeded", "trigger_epoch", args, OWNER);
  LastEpochBlock.set(b.store, [2], 649n);
  b.fails("AutoEpochAlreadyImminent", "trigger_epoch", args, OWNER);
});
