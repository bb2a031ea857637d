import { DispatchFailure } from "@waystone/frame";
import { Authorities } from "@waystone/pallet-aura";
import { fromHex } from "@waystone/scale";
import fc from "fast-check";
import { expect, test } from "vitest";
import { account } from "../mock.ts";
import { TotalIssuance } from "../pool/storage.ts";
import { claimRootAutomatically } from "../root/claims.ts";
import { COLD, HOT, NOMINATOR, OTHER_HOT, stakingBench, TAO } from "../test/staking.ts";

const who = fc.constantFrom(COLD, NOMINATOR);
const hotkey = fc.constantFrom(HOT, OTHER_HOT);
const netuid = fc.constantFrom(0, 1, 2);
const amount = fc.bigInt({ min: 1_000_000n, max: 300n * TAO });
const limit_price = fc.bigInt({ min: 300_000_000n, max: 3_000_000_000n });
const allow_partial = fc.boolean();

const calls = fc.oneof(
  fc.record({ name: fc.constant("add_stake"), who, args: fc.record({ hotkey, netuid, amount_staked: amount }) }),
  fc.record({ name: fc.constant("remove_stake"), who, args: fc.record({ hotkey, netuid, amount_unstaked: amount }) }),
  fc.record({
    name: fc.constant("add_stake_limit"),
    who,
    args: fc.record({ hotkey, netuid, amount_staked: amount, limit_price, allow_partial }),
  }),
  fc.record({
    name: fc.constant("remove_stake_limit"),
    who,
    args: fc.record({ hotkey, netuid, amount_unstaked: amount, limit_price, allow_partial }),
  }),
  fc.record({
    name: fc.constant("move_stake"),
    who,
    args: fc.record({
      origin_hotkey: hotkey,
      destination_hotkey: hotkey,
      origin_netuid: netuid,
      destination_netuid: netuid,
      alpha_amount: amount,
    }),
  }),
  fc.record({
    name: fc.constant("transfer_stake"),
    who,
    args: fc.record({
      destination_coldkey: who,
      hotkey,
      origin_netuid: netuid,
      destination_netuid: netuid,
      alpha_amount: amount,
    }),
  }),
  fc.record({ name: fc.constant("unstake_all_alpha"), who, args: fc.record({ hotkey }) }),
  fc.record({ name: fc.constant("claim_root"), who, args: fc.constant({ subnets: new Set([1, 2]) }) }),
);

test("whatever is called, in whatever order, no TAO is made or lost and all books agree", () => {
  fc.assert(
    fc.property(fc.array(calls, { minLength: 5, maxLength: 25 }), fc.boolean(), (steps, authored) => {
      const b = stakingBench();
      b.addSubnet(2, 500n * TAO, 1_000n * TAO);
      if (authored) Authorities.set(b.store, [fromHex(account(300))]);
      const issued = TotalIssuance.get(b.store);
      for (const step of steps) {
        try {
          b.call(step.name, step.args, step.who);
        } catch (error) {
          if (!(error instanceof DispatchFailure)) throw error;
        }
        expect(b.problems()).toEqual([]);
      }
      b.rootDividend(TAO);
      claimRootAutomatically(b.ctx);
      expect(b.problems()).toEqual([]);
      expect(TotalIssuance.get(b.store)).toBe(issued);
    }),
    { numRuns: 40 },
  );
});
