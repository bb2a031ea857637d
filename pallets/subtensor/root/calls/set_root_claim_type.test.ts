import { expect, test } from "vitest";
import { RootClaimType } from "../../staking/storage.ts";
import { COLD, stakingBench } from "../../test/staking.ts";

test("is remembered; a list of subnets has one at least", () => {
  const b = stakingBench();
  const choose = (new_root_claim_type: unknown) => b.call("set_root_claim_type", { new_root_claim_type }, COLD);
  expect(RootClaimType.get(b.store, COLD)).toEqual({ type: "Swap" });
  for (const type of [{ type: "Keep" }, { type: "KeepSubnets", value: { subnets: new Set([1, 3]) } }]) {
    choose(type);
    expect(RootClaimType.get(b.store, COLD)).toEqual(type);
    const values = [COLD, type];
    expect(b.events().at(-1)).toEqual({ name: "RootClaimTypeSet", values });
  }
  expect(() => choose({ type: "KeepSubnets", value: { subnets: new Set() } })).toThrow("InvalidSubnetNumber");
  expect(b.problems()).toEqual([]);
});
