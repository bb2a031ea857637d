import { expect, test } from "vitest";
import { reference } from "../config/presets.ts";
import { account, bench } from "../mock.ts";
import { MechanismCountCurrent, NetworkImmunityPeriod } from "../subnets/storage.ts";
import { ask } from "./test/ask.ts";

test("the reference leaves out scores that are no longer made, and reckons the activity cutoff from the tempo", () => {
  const graph = ask(bench(reference), "get_metagraph", { netuid: 1 });
  expect(graph).toMatchObject({ num_uids: 1, active: [expect.any(Boolean)], rank: [], trust: [], pruning_score: [] });
  expect(graph).toMatchObject({ activity_cutoff: 1_388n, tempo: 100 });
  expect(ask(bench(), "get_metagraph", { netuid: 1 })).toMatchObject({
    rank: [0],
    trust: [0],
    pruning_score: [0],
    activity_cutoff: 5_000n,
  });
});

test("a mechanism's metagraph carries its index for a number, of which clients read subnet and mechanism", () => {
  const b = bench();
  MechanismCountCurrent.set(b.store, [1], 2);
  expect(ask(b, "get_mechagraph", { netuid: 1, mecid: 1 })).toMatchObject({ netuid: 4097, num_uids: 1 });
  expect(ask(b, "get_all_mechagraphs", {})).toMatchObject([{ netuid: 0 }, { netuid: 1 }, { netuid: 4097 }]);
  const selective = { netuid: 1, subid: 1, metagraph_indexes: [52] };
  expect(ask(b, "get_selective_mechagraph", selective)).toMatchObject({ netuid: 1, hotkeys: [expect.any(String)] });
});

test("subnets: which would be pruned, their account, their next epoch, what a block emits", () => {
  const b = bench();
  expect(ask(b, "get_subnet_to_prune", {})).toBeUndefined();
  NetworkImmunityPeriod.set(b.store, 0n);
  expect(ask(b, "get_subnet_to_prune", {})).toBe(1);
  expect(ask(b, "get_subnet_account_id", { netuid: 1 })).toBe(`0x6d6f646c73756274656e73720100${"00".repeat(18)}`);
  expect(ask(b, "get_block_emission", {})).toBe(1_000_000_000n);
  expect(ask(b, "get_next_epoch_start_block", { netuid: 1 })).toBe(99n);
  for (const name of ["get_subnet_account_id", "get_next_epoch_start_block", "get_subnet_state", "get_subnet_info_v2"])
    expect(ask(b, name, { netuid: 9 }), name).toBeUndefined();
  const auto = { coldkey: account(5), netuid: 1 };
  expect(ask(b, "get_coldkey_auto_stake_hotkey", auto)).toBeUndefined();
});
