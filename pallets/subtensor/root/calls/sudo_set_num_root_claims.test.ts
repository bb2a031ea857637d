import { expect, test } from "vitest";
import { NumRootClaim } from "../../staking/storage.ts";
import { COLD, stakingBench } from "../../test/staking.ts";

test("root sets up to 50", () => {
  const b = stakingBench();
  b.call("sudo_set_num_root_claims", { new_value: 50n });
  expect(NumRootClaim.get(b.store)).toBe(50n);
  expect(() => b.call("sudo_set_num_root_claims", { new_value: 51n })).toThrow("InvalidNumRootClaim");
  expect(() => b.call("sudo_set_num_root_claims", { new_value: 1n }, COLD)).toThrow(/origin/);
});
