import { expect, test } from "vitest";
import { OWNER, subnetBench } from "../../test/calls.ts";
import { VotingPowerEmaAlpha } from "../storage.ts";

test("root sets the weight, up to one", () => {
  const b = subnetBench();
  const alpha = (value: bigint) => ({ netuid: 2, alpha: value });
  b.fails("origin", "sudo_set_voting_power_ema_alpha", alpha(5n), OWNER);
  b.fails("InvalidVotingPowerEmaAlpha", "sudo_set_voting_power_ema_alpha", alpha(10n ** 18n + 1n));
  b.call("sudo_set_voting_power_ema_alpha", alpha(10n ** 18n));
  expect(VotingPowerEmaAlpha.get(b.store, 2)).toBe(10n ** 18n);
  expect(b.events()).toEqual([{ name: "VotingPowerEmaAlphaSet", values: [2, 10n ** 18n] }]);
});
