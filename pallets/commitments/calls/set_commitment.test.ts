import { Origin } from "@waystone/frame";
import { SubtensorModule } from "@waystone/pallet-subtensor";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { commitments } from "../commitments.ts";
import { Err } from "../errors.ts";
import { tryState } from "../invariants.ts";
import {
  CommitmentOf,
  LastBondsReset,
  LastCommitment,
  MaxSpace,
  RevealedCommitments,
  TimelockedIndex,
  UsedSpaceOf,
} from "../storage.ts";
import { Registration } from "../types.ts";

const { Bonds, BondsResetOn, MechanismCountCurrent, SubnetEpochIndex, Uids } = SubtensorModule.storage;
const [MINER, OTHER] = [account(5), account(6)];
const raw = (length: number) => ({ type: `Raw${length}`, value: new Uint8Array(length).fill(9) });
const big = (length: number) => ({ type: "BigRaw", value: new Uint8Array(length) });
const locked = (reveal_round: bigint) => ({
  type: "TimelockEncrypted",
  value: { encrypted: new Uint8Array(5), reveal_round },
});
/** As the set is stored: in order. */
const listed = TimelockedIndex.value;
const RESET = { type: "ResetBondsFlag" };

function subnets() {
  const b = bench();
  for (const netuid of [1, 2]) for (const [uid, who] of [MINER, OTHER].entries()) Uids.set(b.store, [netuid, who], uid);
  return {
    ...b,
    publish(fields: readonly unknown[], who = MINER, netuid = 1) {
      const call = { pallet: "Commitments", call: "set_commitment", args: { netuid, info: { fields } } };
      const post = b.ctx.dispatch(call, Origin.signed(who));
      expect(tryState(b.ctx)).toEqual([]);
      return post;
    },
  };
}

test("a neuron's fields replace what it has published before; it pays nothing", () => {
  const b = subnets();
  b.goTo(7);
  expect(
    b.ctx.weigh({ pallet: "Commitments", call: "set_commitment", args: { netuid: 1, info: { fields: [] } } }).pays,
  ).toBe("No");
  b.publish([raw(3), raw(0)]);
  expect(CommitmentOf.get(b.store, 1, MINER)).toEqual({ deposit: 0n, block: 7, info: { fields: [raw(3), raw(0)] } });
  expect(b.events()).toEqual([{ name: "Commitments.Commitment", values: [1, MINER] }]);
  b.goTo(8);
  b.publish([raw(2)]);
  expect(CommitmentOf.get(b.store, 1, MINER)?.info.fields).toEqual([raw(2)]);
  expect(LastCommitment.get(b.store, 1, MINER)).toBe(8);
  expect([...commitments.of(b.ctx, 1)]).toEqual([
    [MINER, Registration.encode({ deposit: 0n, block: 8, info: { fields: [raw(2)] } })],
  ]);
  expect([...commitments.of(b.ctx, 2)]).toEqual([]);
});

test("is for hotkeys of the subnet alone", () => {
  const b = subnets();
  expect(() => b.publish([raw(1)], account(9))).toThrow(Err.AccountNotAllowedCommit);
  expect(() => b.publish([raw(1)], MINER, 3)).toThrow(Err.AccountNotAllowedCommit);
  expect(CommitmentOf.has(b.store, 1, account(9))).toBe(false);
});

test("an epoch has room for MaxSpace bytes an account and subnet, each commitment of at least 100", () => {
  const b = subnets();
  for (let i = 0; i < 30; i++) b.publish([raw(1)]);
  expect(UsedSpaceOf.get(b.store, 1, MINER)).toEqual({ last_epoch: 0n, used_space: 3000n });
  expect(() => b.publish([raw(101)])).toThrow(Err.SpaceLimitExceeded);
  b.publish([raw(100)]);
  expect(() => b.publish([])).toThrow(Err.SpaceLimitExceeded);
  expect(UsedSpaceOf.get(b.store, 1, MINER)?.used_space).toBe(3100n);
  b.publish([raw(1)], OTHER);
  b.publish([raw(1)], MINER, 2);
  SubnetEpochIndex.set(b.store, [1], 1n);
  b.publish([big(512), big(512), raw(128)]);
  expect(UsedSpaceOf.get(b.store, 1, MINER)).toEqual({ last_epoch: 1n, used_space: 1152n });
  MaxSpace.set(b.store, 100);
  expect(() => b.publish([raw(1)])).toThrow(Err.SpaceLimitExceeded);
});

test("timelocked ones are listed in order until they are replaced", () => {
  const b = subnets();
  b.publish([raw(1), locked(77n), locked(5n)], OTHER);
  b.publish([locked(9n)]);
  expect(b.events().map(({ name, values }) => [name, values[2]])).toEqual([
    ["Commitments.TimelockCommitment", 77n],
    ["Commitments.TimelockCommitment", 9n],
  ]);
  expect([...listed.decode(listed.encode(TimelockedIndex.get(b.store)))]).toEqual([
    [1, MINER],
    [1, OTHER],
  ]);
  b.publish([raw(1)]);
  expect([...TimelockedIndex.get(b.store)]).toEqual([[1, OTHER]]);
});

test("the flag removes the bonds to the neuron in each mechanism, where the subnet has that on", () => {
  const b = subnets();
  MechanismCountCurrent.set(b.store, [1], 2);
  for (const index of [1, 4097, 2])
    Bonds.set(
      b.store,
      [index, 1],
      [
        [0, 500],
        [1, 600],
      ],
    );
  b.goTo(12);
  b.publish([RESET]);
  expect(LastBondsReset.get(b.store, 1, MINER)).toBe(12);
  expect(Bonds.get(b.store, 1, 1)).toHaveLength(2);
  BondsResetOn.set(b.store, [1], true);
  b.publish([raw(1), RESET]);
  expect([1, 4097, 2].map(index => Bonds.get(b.store, index, 1).map(([uid]) => uid))).toEqual([[1], [1], [0, 1]]);
  // Without room for the commitment the bonds stay as they are.
  MaxSpace.set(b.store, 0);
  expect(() => b.publish([RESET], OTHER)).toThrow(Err.SpaceLimitExceeded);
  expect(Bonds.get(b.store, 1, 1)).toEqual([[1, 600]]);
});

test("nothing is left of a subnet that is gone", () => {
  const b = subnets();
  b.publish([locked(9n), RESET]);
  b.publish([locked(9n)], MINER, 2);
  RevealedCommitments.set(b.store, [1, MINER], [[new Uint8Array(1), 4n]]);
  commitments.purge(b.ctx, 1);
  for (const map of [CommitmentOf, LastCommitment, LastBondsReset, RevealedCommitments, UsedSpaceOf])
    expect(map.has(b.store, 1, MINER)).toBe(false);
  expect([...TimelockedIndex.get(b.store)]).toEqual([[2, MINER]]);
  expect(CommitmentOf.has(b.store, 2, MINER)).toBe(true);
  expect(tryState(b.ctx)).toEqual([]);
});

test("has three fields at most", () => {
  const { ctx } = bench();
  const call = (count: number) => ({
    pallet: "Commitments",
    call: "set_commitment",
    args: { netuid: 1, info: { fields: Array(count).fill(raw(0)) } },
  });
  expect([...ctx.encodeCall(call(3))]).toEqual([18, 0, 1, 0, 12, 1, 1, 1]);
  expect(() => ctx.encodeCall(call(4))).toThrow(/3/);
});
