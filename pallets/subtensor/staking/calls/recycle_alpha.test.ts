import { expect, test } from "vitest";
import { SubnetAlphaOut } from "../../pool/storage.ts";
import { AlphaLedgerPort } from "../../ports.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";

test("alpha leaves the issuance", () => {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 10n * TAO }, COLD);
  const issuance = () => b.ctx.use(AlphaLedgerPort).totalIssuance(b.ctx, 1);
  const [outside, issued, staked] = [SubnetAlphaOut.get(b.store, 1), issuance(), b.stake(1)];
  b.events();
  b.call("recycle_alpha", { hotkey: HOT, amount: TAO, netuid: 1 }, COLD);
  expect([SubnetAlphaOut.get(b.store, 1), issuance(), b.stake(1)]).toEqual([outside - TAO, issued - TAO, staked - TAO]);
  expect(b.events()).toEqual([{ name: "AlphaRecycled", values: [COLD, HOT, TAO, 1] }]);
  expect(b.problems()).toEqual([]);
  const refused = (change: object) =>
    expect(() => b.call("recycle_alpha", { hotkey: HOT, amount: TAO, netuid: 1, ...change }, COLD));
  refused({ netuid: 0 }).toThrow("CannotBurnOrRecycleOnRootSubnet");
  refused({ netuid: 9 }).toThrow("SubnetNotExists");
  refused({ hotkey: NOMINATOR }).toThrow("HotKeyAccountNotExists");
});
