import { expect, test } from "vitest";
import { subnetAccount } from "../../accounts.ts";
import { reference } from "../../config/presets.ts";
import { IsNetworkMember, Keys, Uids } from "../../neurons/storage.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, TotalIssuance } from "../../pool/storage.ts";
import { TaoPort } from "../../ports.ts";
import { addStake, totalStakeOf } from "../../shares/stake.ts";
import { TotalAlphaStaked } from "../../shares/storage.ts";
import { OwnerCutEnabled } from "../../subnets/hyperparameters.ts";
import { allSubnets } from "../../subnets/lookups.ts";
import { RegisteredSubnetCounter, TotalNetworks } from "../../subnets/storage.ts";
import { MINER, MINER_HOT, OWNER, OWNER_HOT, subnetBench, TAO } from "../../test/calls.ts";
import { divideByLargestRemainder } from "../logic/divide.ts";

/** Subnet 2 with 3000 alpha of MINER and 1000 of OWNER beside the 1000 in its pool. */
function stakedBench(config = undefined as Parameters<typeof subnetBench>[0]) {
  const b = subnetBench(config);
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  addStake(b.ctx, MINER_HOT, MINER, 2, 3_000n * TAO);
  addStake(b.ctx, OWNER_HOT, OWNER, 2, 1_000n * TAO);
  SubnetAlphaOut.set(b.store, [2], 4_000n * TAO);
  b.store.takeEvents();
  return b;
}

test("holders of alpha share the pool with the protocol, and nothing of the subnet stays", () => {
  const b = stakedBench();
  const { store, ctx } = b;
  const tao = ctx.use(TaoPort);
  const before = [tao.free(ctx, MINER), tao.free(ctx, OWNER)];
  const [pot, inPool] = [SubnetTAO.get(store, 2), SubnetAlphaIn.get(store, 2)];
  const issuance = TotalIssuance.get(store);
  b.call("root_dissolve_network", { netuid: 2 });
  b.holds();
  const whole = 4_000n * TAO + inPool;
  const got = [tao.free(ctx, MINER) - (before[0] ?? 0n), tao.free(ctx, OWNER) - (before[1] ?? 0n)];
  expect((got[0] ?? 0n) - (pot * 3_000n * TAO) / whole).toBeLessThanOrEqual(1n);
  expect((got[1] ?? 0n) - (pot * 1_000n * TAO) / whole).toBeLessThanOrEqual(1n);
  expect(tao.free(ctx, subnetAccount(2))).toBe(tao.existentialDeposit(ctx));
  expect(issuance - TotalIssuance.get(store)).toBeGreaterThan(pot / 6n);
  expect([allSubnets(ctx), TotalNetworks.get(store)]).toEqual([[0, 1], 2]);
  expect([totalStakeOf(ctx, MINER_HOT, 2), TotalAlphaStaked.has(store, 2)]).toEqual([0n, false]);
  expect([
    ...Keys.iterKeys(store, 2),
    ...Uids.iterKeys(store, 2),
    ...IsNetworkMember.iterKeys(store, MINER_HOT),
  ]).toEqual([]);
  expect(RegisteredSubnetCounter.get(store, 2)).toBe(1n);
  expect(b.events().at(-1)).toEqual({ name: "NetworkRemoved", values: [2] });
});

test("parameters that the reference leaves behind are gone here (quirk 7)", () => {
  for (const [config, left] of [
    [undefined, false],
    [reference, true],
  ] as const) {
    const b = stakedBench(config);
    OwnerCutEnabled.set(b.store, [2], false);
    b.call("root_dissolve_network", { netuid: 2 });
    expect(OwnerCutEnabled.has(b.store, 2)).toBe(left);
  }
});

test("only root dissolves, and neither root nor what is not there", () => {
  const b = subnetBench();
  b.fails("origin", "root_dissolve_network", { netuid: 2 }, OWNER);
  b.fails("SubnetNotExists", "root_dissolve_network", { netuid: 0 });
  b.fails("SubnetNotExists", "root_dissolve_network", { netuid: 7 });
});

test("a pot is given away to the last rao, the largest remainders first", () => {
  expect(divideByLargestRemainder(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
  expect(divideByLargestRemainder(7n, [5n, 0n, 3n])).toEqual([4n, 0n, 3n]);
  expect(divideByLargestRemainder(7n, [0n])).toEqual([0n]);
});
