import { expect, test } from "vitest";
import { Uids } from "../../neurons/storage.ts";
import { COLD, HOT, OTHER_HOT, stakingBench, TAO } from "../../test/staking.ts";
import { stakeIncentive } from "../rewards.ts";
import { AutoStakeDestinationColdkeys } from "../storage.ts";

test("incentives go where the coldkey wants them", () => {
  const b = stakingBench();
  Uids.set(b.store, [1, HOT], 7);
  Uids.set(b.store, [1, OTHER_HOT], 8);
  const choose = (hotkey: string, netuid = 1) => b.call("set_coldkey_auto_stake_hotkey", { netuid, hotkey }, COLD);
  expect(stakeIncentive(b.ctx, HOT, 1, TAO)).toEqual({ owner: COLD, destination: HOT, chosen: false });
  choose(HOT);
  choose(OTHER_HOT);
  expect(stakeIncentive(b.ctx, HOT, 1, TAO)).toEqual({ owner: COLD, destination: OTHER_HOT, chosen: true });
  expect([b.stake(1), b.stake(1, OTHER_HOT)]).toEqual([TAO, TAO]);
  const fans = [HOT, OTHER_HOT].map(hotkey => AutoStakeDestinationColdkeys.get(b.store, hotkey, 1));
  expect(fans).toEqual([[], [COLD]]);
  expect(b.events().at(-1)?.name).toBe("AutoStakeDestinationSet");
  expect(() => choose(OTHER_HOT)).toThrow("SameAutoStakeHotkeyAlreadySet");
  expect(() => choose(HOT, 9)).toThrow("SubnetNotExists");
  expect(() => choose(COLD)).toThrow("HotKeyNotRegisteredInSubNet");
});
