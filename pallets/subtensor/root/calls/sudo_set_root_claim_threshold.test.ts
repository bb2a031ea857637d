import { I96F32 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { RootClaimableThreshold } from "../../staking/storage.ts";
import { SubnetOwner } from "../../subnets/storage.ts";
import { COLD, NOMINATOR, stakingBench } from "../../test/staking.ts";

test("the owner and root set up to 10,000,000", () => {
  const b = stakingBench();
  SubnetOwner.set(b.store, [1], COLD);
  const set = (new_value: bigint, who?: typeof COLD) =>
    b.call("sudo_set_root_claim_threshold", { netuid: 1, new_value }, who);
  set(10_000_000n, COLD);
  expect(RootClaimableThreshold.get(b.store, 1)).toBe(I96F32.fromInt(10_000_000));
  set(0n);
  expect(() => set(10_000_001n)).toThrow("InvalidRootClaimThreshold");
  expect(() => set(1n, NOMINATOR)).toThrow(/origin/);
});
