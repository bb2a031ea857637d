import { BlockExecution, tryState } from "@waystone/frame";
import { I96F32, type NetUid, storageIndexOf, ZERO_HASH } from "@waystone/primitives";
import { describe, expect, test } from "vitest";
import { subnetAccount } from "../accounts.ts";
import {
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaOutEmission,
} from "../coinbase/storage.ts";
import { dev } from "../config/presets.ts";
import { account, type Bench, bench } from "../mock.ts";
import { Dividends, Emission, Incentive, ValidatorPermit } from "../neurons/storage.ts";
import { SubnetMovingPrice, SubnetTAO, TotalIssuance } from "../pool/storage.ts";
import { TaoPort } from "../ports.ts";
import { stakeOf, totalStakeOf } from "../shares/stake.ts";
import { CommitRevealWeightsEnabled } from "../subnets/hyperparameters.ts";
import { LastEpochBlock, Tempo } from "../subnets/schedule.ts";
import { SubtokenEnabled } from "../subnets/storage.ts";

const TAO = 1_000_000_000n;
const NET: NetUid = 2;
const [owner, ownerHot] = [account(601), account(602)];
const coldkeys = Array.from({ length: 6 }, (_, i) => account(610 + i));
const hotkeys = Array.from({ length: 6 }, (_, i) => account(620 + i));
/** Two validators, then four miners; the owner is uid 0. */
const [VALIDATORS, MINERS] = [
  [1, 2],
  [3, 4, 5, 6],
];

/** Makes a block without transactions. */
function makeBlock(b: Bench, number: number): void {
  const { runtime } = b.ctx;
  const block = new BlockExecution(runtime, b.store, { number, parentHash: ZERO_HASH, digest: { logs: [] } });
  for (const bytes of block.inherents({ now: BigInt(number) * 12_000n })) block.apply(bytes);
  block.finalize();
}

const waiting = ({ store }: Bench) =>
  [PendingOwnerCut, PendingServerEmission, PendingValidatorEmission, PendingRootAlphaDivs].map(item =>
    item.get(store, NET),
  );

/** What must hold after every block (`runtime.md` 11). */
function checkBooks(b: Bench, number: number, before: bigint): void {
  const { store, ctx } = b;
  const tao = ctx.use(TaoPort);
  expect(tryState(ctx.runtime, store)).toEqual([]);
  expect(tao.issuance(ctx)).toBe(TotalIssuance.get(store));
  expect(TotalIssuance.get(store) - before <= TAO).toBe(true);
  for (const netuid of [0, 1, NET])
    expect(tao.free(ctx, subnetAccount(netuid)) >= SubnetTAO.get(store, netuid)).toBe(true);
  expect(LastEpochBlock.get(store, NET) <= BigInt(number) + 1n).toBe(true);
}

/** A started subnet with an owner, two validators that stake, and four miners. */
function arrange(): Bench {
  const b = bench(dev());
  const { store } = b;
  b.fund(owner, 1_000n * TAO);
  for (const coldkey of coldkeys) b.fund(coldkey, 1_000n * TAO);
  b.call("register_network", { hotkey: ownerHot }, owner);
  b.call("start_call", { netuid: NET }, owner);
  for (const [i, coldkey] of coldkeys.entries())
    b.call("burned_register", { netuid: NET, hotkey: hotkeys[i] }, coldkey);
  for (const i of [0, 1])
    b.call("add_stake", { hotkey: hotkeys[i], netuid: NET, amount_staked: 10n * TAO }, coldkeys[i]);
  CommitRevealWeightsEnabled.set(store, [NET], false);
  SubnetMovingPrice.set(store, [NET], I96F32.fromBits(I96F32.ONE / 100n));
  store.takeEvents();
  return b;
}

const setWeights = (b: Bench) => {
  for (const uid of VALIDATORS ?? [])
    b.call(
      "set_weights",
      { netuid: NET, dests: MINERS, weights: [40_000, 20_000, 10_000, 0], version_key: 0n },
      hotkeys[uid - 1],
    );
};

describe("a subnet over 130 blocks", () => {
  const b = arrange();
  const { store, ctx } = b;
  const index = storageIndexOf(NET, 0);
  const epochs: number[] = [];
  let [made, number] = [0n, 1];
  const run = (blocks: number) => {
    for (let i = 0; i < blocks; i++) {
      number++;
      const [before, last] = [TotalIssuance.get(store), LastEpochBlock.get(store, NET)];
      makeBlock(b, number);
      checkBooks(b, number, before);
      made += SubnetAlphaOutEmission.get(store, NET);
      if (LastEpochBlock.get(store, NET) !== last) epochs.push(number);
    }
  };

  test("alpha waits for the epoch as 18 % for the owner, 41 % for miners and for validators", () => {
    run(10);
    const [cut = 0n, server = 0n, validator = 0n, root = 0n] = waiting(b);
    expect(made).toBe(10n * TAO);
    expect([cut, server, validator].map(part => (part * 1000n) / made)).toEqual([179n, 410n, 410n]);
    expect([root, cut + server + validator <= made]).toEqual([0n, true]);
  });

  test("the first epoch gives validators with stake their permits; without weights all goes to validators", () => {
    run(15);
    expect(epochs).toEqual([17]);
    expect(ValidatorPermit.get(store, NET)).toEqual([true, true, true, false, false, false, false]);
    expect(Incentive.get(store, index)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    // 16 blocks: the owner's cut lies on the owner's hotkey.
    expect(totalStakeOf(ctx, ownerHot, NET) >= (16n * TAO * 179n) / 1000n).toBe(true);
  });

  test("incentives follow weights, dividends stake, and miners are paid", () => {
    setWeights(b);
    run(105);
    expect(epochs.map(block => (block + NET + 1) % (Tempo.get(store, NET) + 1))).toEqual([0, 0, 0, 0, 0, 0]);
    const [, , , first = 0, second = 0, third = 0, fourth = 0] = Incentive.get(store, index);
    expect([Math.round(first / third), Math.round(second / third), fourth]).toEqual([4, 2, 0]);
    const [, one = 0, two = 0] = Dividends.get(store, NET);
    const [more, less] = [hotkeys[0] ?? owner, hotkeys[1] ?? owner].map(hotkey =>
      Number(totalStakeOf(ctx, hotkey, NET)),
    );
    expect(Math.abs(one / two / ((more ?? 0) / (less ?? 1)) - 1)).toBeLessThan(0.05);
    const paid = MINERS?.map(uid => stakeOf(ctx, hotkeys[uid - 1] ?? owner, coldkeys[uid - 1] ?? owner, NET)) ?? [];
    expect(paid[0] !== undefined && paid[2] !== undefined && (paid[0] * 100n) / paid[2] - 400n < 2n).toBe(true);
    expect(paid[3]).toBe(0n);
  });

  test("an epoch pays no more than was made, and nearly all of it", () => {
    const last = Emission.get(store, NET).reduce((sum, value) => sum + value, 0n);
    expect(last <= 20n * TAO && last > 16n * TAO).toBe(true);
  });
});

test("root stakers share in a subnet's dividends once moving prices add up to more than 1", () => {
  const b = arrange();
  const { store, ctx } = b;
  SubtokenEnabled.set(store, [0], true);
  b.call("root_register", { hotkey: hotkeys[0] }, coldkeys[0]);
  b.call("add_stake", { hotkey: hotkeys[0], netuid: 0, amount_staked: 500n * TAO }, coldkeys[0]);
  SubnetMovingPrice.set(store, [NET], I96F32.fromBits(2n * I96F32.ONE));
  for (let number = 2; number < 40; number++) {
    const before = TotalIssuance.get(store);
    makeBlock(b, number);
    checkBooks(b, number, before);
  }
  expect(PendingRootAlphaDivs.get(store, NET) > 0n).toBe(true);
  expect(totalStakeOf(ctx, hotkeys[0] ?? owner, 0) > 500n * TAO).toBe(true);
});
