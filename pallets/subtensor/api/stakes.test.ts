import { U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { AlphaDividendsPerSubnet } from "../coinbase/storage.ts";
import { becomeDelegate } from "../keys/hotkeys.ts";
import { DecayingLock, HotkeyLock, Lock, OwnerLock } from "../locks/storage.ts";
import { account } from "../mock.ts";
import { Emission, IsNetworkMember, Uids, ValidatorPermit } from "../neurons/storage.ts";
import { addStake } from "../shares/stake.ts";
import { Tempo } from "../subnets/schedule.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { COLD, HOT, NOMINATOR, OTHER_HOT, stakingBench, TAO } from "../test/staking.ts";
import { ask } from "./test/ask.ts";

function staked() {
  const b = stakingBench();
  for (const [hotkey, coldkey, netuid, amount] of [
    [HOT, NOMINATOR, 1, 30n * TAO],
    [OTHER_HOT, COLD, 0, 5n * TAO],
    [HOT, COLD, 1, 7n * TAO],
    [HOT, COLD, 0, 2_000n * TAO],
  ] as const)
    addStake(b.ctx, hotkey, coldkey, netuid, amount);
  AlphaDividendsPerSubnet.set(b.store, [1, HOT], 44n);
  return b;
}

test("stakes of a coldkey come by subnet, then by hotkey, with what the last epoch paid", () => {
  const b = staked();
  const of = (coldkey: string) => ask(b, "get_stake_info_for_coldkey", { coldkey_account: coldkey });
  expect(of(COLD)).toMatchObject([
    { netuid: 0, hotkey: HOT, stake: 2_000n * TAO, emission: 0n, is_registered: false },
    { netuid: 0, hotkey: OTHER_HOT, stake: 5n * TAO },
    { netuid: 1, hotkey: HOT, stake: 7n * TAO, emission: 44n, locked: 0n, drain: 0n, tao_emission: 0n },
  ]);
  expect(of(account(77))).toEqual([]);
  expect(ask(b, "get_stake_info_for_coldkeys", { coldkey_accounts: [NOMINATOR, account(77)] })).toMatchObject([
    [NOMINATOR, [{ stake: 30n * TAO }]],
    [account(77), []],
  ]);
  const one = { hotkey_account: OTHER_HOT, coldkey_account: NOMINATOR, netuid: 1 };
  expect(ask(b, "get_stake_info_for_hotkey_coldkey_netuid", one)).toMatchObject({ stake: 0n, is_registered: false });
});

test("a delegate shows its nominators in the order of their bytes, and what a thousand TAO on root earn in a day", () => {
  const b = staked();
  expect(ask(b, "get_delegate", { delegate_account: HOT })).toBeUndefined();
  becomeDelegate(b.ctx, HOT);
  for (const netuid of [0, 1]) IsNetworkMember.set(b.store, [HOT, netuid], true);
  Uids.set(b.store, [1, HOT], 0);
  Emission.set(b.store, [1], [100n * TAO]);
  ValidatorPermit.set(b.store, [1], [true]);
  Tempo.set(b.store, [1], 100);
  const delegate = {
    delegate_ss58: HOT,
    owner_ss58: COLD,
    take: 11_796,
    registrations: [0, 1],
    validator_permits: [1],
    total_daily_return: 7_200n * TAO,
    // 1 - 11796/65535 of it, halved: two thousand TAO are staked on root.
    return_per_1000: 2_952_016_479_743n,
  };
  const nominators = [
    [
      COLD,
      [
        [0, 2_000n * TAO],
        [1, 7n * TAO],
      ],
    ],
    [NOMINATOR, [[1, 30n * TAO]]],
  ];
  expect(ask(b, "get_delegate", { delegate_account: HOT })).toEqual({ ...delegate, nominators });
  expect(ask(b, "get_delegates", {})).toEqual([{ ...delegate, nominators }]);
  expect(ask(b, "get_delegated", { delegatee_account: NOMINATOR })).toEqual([
    [{ ...delegate, nominators: [] }, [1, 30n * TAO]],
  ]);
});

test("fees of moving stake are those of the destination; staying is free", () => {
  const b = staked();
  const fee = (origin: unknown, destination: unknown) =>
    ask(b, "get_stake_fee", {
      origin,
      origin_coldkey_account: COLD,
      destination,
      destination_coldkey_account: COLD,
      amount: TAO,
    });
  expect(fee([HOT, 1], [HOT, 1])).toBe(0n);
  expect(fee([HOT, 0], [HOT, 1])).toBe(503_547n);
  expect(fee([HOT, 1], undefined)).toBe(503_547n);
  expect(fee(undefined, undefined)).toBe(0n);
});

test("locks: what is held, what is free, whom it convinces", () => {
  const b = staked();
  const lock = { locked_mass: 4n * TAO, conviction: U64F64.fromInt(3), last_update: 1n };
  Lock.set(b.store, [COLD, 1, HOT], lock);
  DecayingLock.set(b.store, [COLD, 1], false);
  HotkeyLock.set(b.store, [1, HOT], lock);
  expect(ask(b, "get_coldkey_lock", { coldkey: COLD, netuid: 1 })).toEqual(lock);
  expect(ask(b, "get_coldkey_lock", { coldkey: COLD, netuid: 0 })).toBeUndefined();
  expect(ask(b, "get_hotkey_conviction", { hotkey: HOT, netuid: 1 })).toBe(U64F64.fromInt(3));
  expect(ask(b, "get_most_convicted_hotkey_on_subnet", { netuid: 1 })).toBe(HOT);
  expect(ask(b, "get_most_convicted_hotkey_on_subnet", { netuid: 0 })).toBeUndefined();

  const available = (netuids: readonly number[] | undefined) =>
    ask(b, "get_stake_availability_for_coldkeys", { coldkey_accounts: [COLD], netuids });
  const onOne = [1, { total: 7n * TAO, locked: 4n * TAO, available: 3n * TAO }] as const;
  expect(available([1, 1, 9])).toEqual(new Map([[COLD, new Map([onOne])]]));
  expect(available(undefined)).toEqual(
    new Map([[COLD, new Map([[0, { total: 2_005n * TAO, locked: 0n, available: 2_005n * TAO }], onOne])]]),
  );
  expect(available([0, 1, 2])).toEqual(new Map([[COLD, new Map()]]));
});

test("an owner's lock counts whole; of equals the greatest account leads", () => {
  const b = staked();
  SubnetOwnerHotkey.set(b.store, [1], OTHER_HOT);
  const lock = { locked_mass: 500n, conviction: U64F64.fromInt(500), last_update: 1n };
  OwnerLock.set(b.store, [1], { ...lock, conviction: U64F64.ZERO });
  expect(ask(b, "get_hotkey_conviction", { hotkey: OTHER_HOT, netuid: 1 })).toBe(U64F64.fromInt(500));
  HotkeyLock.set(b.store, [1, HOT], lock);
  expect(HOT < OTHER_HOT).toBe(true);
  expect(ask(b, "get_most_convicted_hotkey_on_subnet", { netuid: 1 })).toBe(OTHER_HOT);
  HotkeyLock.set(b.store, [1, account(250)], lock);
  expect(ask(b, "get_most_convicted_hotkey_on_subnet", { netuid: 1 })).toBe(account(250));
});
