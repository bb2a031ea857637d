import { expect, test } from "vitest";
import { subnetAccount } from "../../accounts.ts";
import { callsBench, MINER, MINER_HOT, OWNER } from "../../test/calls.ts";
import { OwnedHotkeys, Owner, StakingHotkeys } from "../storage.ts";

test("a hotkey belongs to who asks first", () => {
  const b = callsBench();
  b.call("try_associate_hotkey", { hotkey: MINER_HOT }, MINER);
  b.call("try_associate_hotkey", { hotkey: MINER_HOT }, OWNER);
  expect(Owner.get(b.store, MINER_HOT)).toBe(MINER);
  expect([OwnedHotkeys.get(b.store, MINER), StakingHotkeys.get(b.store, MINER)]).toEqual([[MINER_HOT], [MINER_HOT]]);
  expect(OwnedHotkeys.get(b.store, OWNER)).toEqual([]);
  b.fails("CannotUseSystemAccount", "try_associate_hotkey", { hotkey: subnetAccount(1) }, MINER);
  b.fails("origin", "try_associate_hotkey", { hotkey: MINER_HOT });
});
