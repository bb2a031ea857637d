import { decAnyMetadata } from "@polkadot-api/substrate-bindings";
import { EMPTY_STATE, type Runtime, type StateReader, type Store, startsWith } from "@waystone/frame";
import { TotalIssuance as BalancesIssuance } from "@waystone/pallet-balances";
import { subnetAccount } from "@waystone/pallet-subtensor";
import { Account } from "@waystone/pallet-system";
import { describe, expect, test } from "vitest";
import { composeRuntime } from "./compose.ts";
import { buildGenesis } from "./genesis.ts";
import { devAccount, type Preset, presetByName } from "./presets/preset.ts";

function chainOf(preset: Preset, blockTimeMs: bigint) {
  const runtime = composeRuntime({ blockTimeMs, subtensor: preset.subtensor(blockTimeMs) });
  const genesis = buildGenesis(runtime, preset, blockTimeMs);
  return { runtime, genesis, store: storeOf(runtime, genesis.changes) };
}

function storeOf(runtime: Runtime, pairs: ReturnType<typeof buildGenesis>["changes"]): Store {
  const reader: StateReader = {
    ...EMPTY_STATE,
    get: key => pairs.find(([k]) => k.length === key.length && startsWith(k, key))?.[1],
    *entries(prefix) {
      for (const [key, value] of pairs) if (value !== undefined && startsWith(key, prefix)) yield [key, value];
    },
  };
  return runtime.newStore(reader);
}

describe("local with fast blocks", () => {
  const { runtime, store } = chainOf(presetByName("local"), 250n);
  const s = runtime.pallets.SubtensorModule[1].storage;
  test("root and subnet 1 are there", () => {
    expect(s.TotalNetworks.get(store)).toBe(2);
    expect([...s.NetworksAdded.iterKeys(store)]).toEqual([[0], [1]]);
    expect(s.SubnetOwner.get(store, 0)).toBe(devAccount("//Alice"));
    expect(s.SubnetOwnerHotkey.get(store, 0)).toBe(devAccount("//Alice_hk"));
    expect([s.Tempo.get(store, 0), s.Tempo.get(store, 1), s.Tempo.get(store, 2)]).toEqual([100, 100, 10]);
    expect(new TextDecoder().decode(s.TokenSymbol.get(store, 1))).toBe("α");
  });
  test("the pool of subnet 1 has cash behind it", () => {
    expect(s.SubnetTAO.get(store, 1)).toBe(10_000_000_000n);
    expect(Account.get(store, subnetAccount(1)).data.free).toBe(10_000_000_000n);
  });
  test("three counts of TAO agree", () => {
    let sum = 0n;
    for (const [, info] of Account.iterPrefix(store)) sum += info.data.free + info.data.reserved;
    expect(s.TotalIssuance.get(store)).toBe(sum);
    expect(BalancesIssuance.get(store)).toBe(sum);
  });
  test("values that clients' tests pin (clients.md 9.3)", () => {
    expect(s.NetworkRateLimit.get(store)).toBe(0n);
    expect(s.Burn.get(store, 1)).toBe(100_000_000n);
    expect(s.NetworkMinLockCost.get(store)).toBe(1_000_000_000_000n);
    expect(s.ImmunityPeriod.get(store, 1)).toBe(4096);
    expect(s.MaxAllowedValidators.get(store, 1)).toBe(64);
    expect(s.ActivityCutoff.get(store, 1)).toBe(5000);
    expect(s.AlphaValues.get(store, 1)).toEqual([45875, 58982]);
    expect(s.CommitRevealWeightsEnabled.get(store, 1)).toBe(true);
    expect(s.BurnHalfLife.get(store, 1)).toBe(0);
  });
});

test("dev begins with root alone", () => {
  const { runtime, store } = chainOf(presetByName("dev"), 250n);
  const s = runtime.pallets.SubtensorModule[1].storage;
  expect([...s.NetworksAdded.iterKeys(store)]).toEqual([[0]]);
  expect(s.Tempo.get(store, 1)).toBe(19);
  expect(s.NetworkMinLockCost.get(store)).toBe(100_000_000_000n);
});

test("presets and block times differ in the genesis hash", () => {
  const local = presetByName("local");
  const hashes = [chainOf(local, 250n), chainOf(local, 12_000n), chainOf(presetByName("dev"), 250n)].map(
    c => c.genesis.hash,
  );
  expect(new Set(hashes).size).toBe(3);
});

test.each([14, 15, 16])("metadata %i of the whole runtime decodes", format => {
  const runtime = composeRuntime({ blockTimeMs: 250n });
  const { metadata } = decAnyMetadata(runtime.metadata(format) ?? new Uint8Array());
  expect(metadata.tag).toBe(`v${format}`);
});
