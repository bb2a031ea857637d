// The unmodified polkadot-api makes a subnet, stakes and sets weights; each effect is held to what our own SDK reads in the storage.
import { Keyring } from "@polkadot/api";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { Client } from "@waystone/sdk";
import { createClient, type PolkadotClient, type TxFinalizedPayload } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";
import { bought, type Reserves, sold, traded } from "./pools.ts";

const TAO = 1_000_000_000n;
const SUBNET = 2;

let node: RunningNode;
let client: PolkadotClient;
let ours: Client;
let keyring: Keyring;
const complaints: string[] = [];

const address = (uri: string): string => keyring.addFromUri(uri).address;
const hex = (uri: string): string => `0x${Buffer.from(keyring.addFromUri(uri).publicKey).toString("hex")}`;

function call(pallet: string, name: string, args: Record<string, unknown>) {
  const made = client.getUnsafeApi().tx[pallet]?.[name]?.(args);
  if (!made) throw new TypeError(`the chain has no ${pallet}.${name}`);
  return made;
}

/** Signs a call and waits for finality; it must succeed, the call under sudo too. */
async function send(
  uri: string,
  pallet: string,
  name: string,
  args: Record<string, unknown>,
): Promise<TxFinalizedPayload> {
  const pair = keyring.addFromUri(uri);
  const signer = getPolkadotSigner(pair.publicKey, "Sr25519", message => pair.sign(message));
  const result = await call(pallet, name, args).signAndSubmit(signer);
  expect(result.ok, `${pallet}.${name}: ${JSON.stringify(result.ok ? "" : result.dispatchError)}`).toBe(true);
  for (const { type, value } of result.events)
    if (type === "Sudo" && value.type === "Sudid")
      expect(value.value.sudo_result, `${pallet}.${name}`).toMatchObject({ success: true });
  return result;
}

function asRoot(name: string, args: Record<string, unknown>): Promise<TxFinalizedPayload> {
  return send("//Alice", "Sudo", "sudo", { call: call("AdminUtils", name, args).decodedCall });
}

/** Fields of the one event of that name. */
function fields(result: TxFinalizedPayload, pallet: string, name: string): unknown {
  const found = result.events.filter(({ type, value }) => type === pallet && value.type === name);
  expect(found, `${pallet}.${name}`).toHaveLength(1);
  return found[0]?.value.value;
}

function feeOf(result: TxFinalizedPayload): bigint {
  return (fields(result, "TransactionPayment", "TransactionFeePaid") as { actual_fee: bigint }).actual_fee;
}

async function free(uri: string): Promise<bigint> {
  return (await ours.read<{ data: { free: bigint } }>("System", "Account", hex(uri))).data.free;
}

async function pool(): Promise<Reserves> {
  return [
    await ours.read("SubtensorModule", "SubnetTAO", SUBNET),
    await ours.read("SubtensorModule", "SubnetAlphaIn", SUBNET),
  ];
}

/** A runtime API by the client's own decoding, at the newest block. */
async function runtime(name: string, method: string, ...args: readonly unknown[]): Promise<unknown> {
  return client.getUnsafeApi().apis[name]?.[method]?.(...args, { at: "best" });
}

async function stake(hotkey: string): Promise<bigint> {
  const info = await runtime(
    "StakeInfoRuntimeApi",
    "get_stake_info_for_hotkey_coldkey_netuid",
    address(hotkey),
    address("//Alice"),
    SUBNET,
  );
  return (info as { stake: bigint }).stake;
}

beforeAll(async () => {
  for (const method of ["warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...said) => {
      complaints.push(said.map(String).join(" "));
    });
  }
  await cryptoWaitReady();
  keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
  node = await startNode();
  client = createClient(getWsProvider(node.url));
  ours = await Client.connect(node.url);
}, 60_000);

afterAll(async () => {
  ours?.close();
  client?.destroy();
  await node?.stop();
  vi.restoreAllMocks();
});

describe("polkadot-api on a subnet", () => {
  it("registers a subnet for its price and starts it", async () => {
    const before = await free("//Alice");
    const result = await send("//Alice", "SubtensorModule", "register_network", { hotkey: address("//Alice_hk") });
    expect(fields(result, "SubtensorModule", "NetworkAdded")).toEqual([SUBNET, 1]);
    expect(await free("//Alice")).toBe(before - 1000n * TAO - feeOf(result));
    expect(await ours.read("SubtensorModule", "SubnetOwner", SUBNET)).toBe(hex("//Alice"));
    expect(await pool()).toEqual([1000n * TAO, 1000n * TAO]);
    // Before the start, so that no epoch pays stake out. The window in which nothing may be set is as long as a fast subnet's tempo.
    await asRoot("sudo_set_admin_freeze_window", { window: 0 });
    await asRoot("sudo_set_tempo", { netuid: SUBNET, tempo: 360 });
    await asRoot("sudo_set_commit_reveal_weights_enabled", { netuid: SUBNET, enabled: false });
    await asRoot("sudo_set_weights_set_rate_limit", { netuid: SUBNET, weights_set_rate_limit: 0n });
    await send("//Alice", "SubtensorModule", "start_call", { netuid: SUBNET });
    // The start has turned emission on, which would move the pool between blocks.
    await asRoot("sudo_set_subnet_emission_enabled", { netuid: SUBNET, enabled: false });
    expect(await client.getUnsafeApi().query["SubtensorModule"]?.["Tempo"]?.getValue(SUBNET)).toBe(360);
  });

  it("registers a neuron for the burn", async () => {
    const before = await free("//Bob");
    const args = { netuid: SUBNET, hotkey: address("//Bob_hk") };
    const result = await send("//Bob", "SubtensorModule", "burned_register", args);
    expect(fields(result, "SubtensorModule", "NeuronRegistered")).toEqual([SUBNET, 1, address("//Bob_hk")]);
    expect(await free("//Bob")).toBe(before - TAO / 10n - feeOf(result));
    expect(await ours.read("SubtensorModule", "Keys", SUBNET, 1)).toBe(hex("//Bob_hk"));
  });

  it("adds, removes and moves stake at the price of the pool", async () => {
    const [hotkey, other] = [address("//Alice_hk"), address("//Bob_hk")];
    let [before, tao] = [await pool(), await free("//Alice")];
    const added = await send("//Alice", "SubtensorModule", "add_stake", {
      hotkey,
      netuid: SUBNET,
      amount_staked: 10n * TAO,
    });
    const buy = bought(before, 10n * TAO);
    expect(fields(added, "SubtensorModule", "StakeAdded")).toEqual([
      address("//Alice"),
      hotkey,
      10n * TAO,
      buy.out,
      SUBNET,
      buy.fee,
    ]);
    expect(await pool()).toEqual([before[0] + 10n * TAO - buy.fee, before[1] - buy.out]);
    expect(await stake("//Alice_hk")).toBe(buy.out);
    expect(await free("//Alice")).toBe(tao - 10n * TAO - feeOf(added));

    [before, tao] = [await pool(), await free("//Alice")];
    const removed = await send("//Alice", "SubtensorModule", "remove_stake", {
      hotkey,
      netuid: SUBNET,
      amount_unstaked: 3n * TAO,
    });
    const sale = sold(before, 3n * TAO);
    expect(fields(removed, "SubtensorModule", "StakeRemoved")).toEqual([
      address("//Alice"),
      hotkey,
      sale.out,
      3n * TAO - sale.fee,
      SUBNET,
      sale.fee,
    ]);
    // The author of the block gets its fee in TAO: the pool takes that alpha too.
    const author = traded(before[1] + 3n * TAO - sale.fee, sale.fee, before[0] - sale.out);
    expect(await pool()).toEqual([before[0] - sale.out - author, before[1] + 3n * TAO]);
    expect(await stake("//Alice_hk")).toBe(buy.out - 3n * TAO);
    expect(await free("//Alice")).toBe(tao + sale.out - feeOf(removed));

    const moved = await send("//Alice", "SubtensorModule", "move_stake", {
      origin_hotkey: hotkey,
      destination_hotkey: other,
      origin_netuid: SUBNET,
      destination_netuid: SUBNET,
      alpha_amount: 2n * TAO,
    });
    expect(fields(moved, "SubtensorModule", "StakeMoved")).toBeDefined();
    expect([await stake("//Alice_hk"), await stake("//Bob_hk")]).toEqual([buy.out - 5n * TAO, 2n * TAO]);
  });

  it("sets weights in the clear and serves an axon, both without a fee", async () => {
    const weights = await send("//Alice_hk", "SubtensorModule", "set_weights", {
      netuid: SUBNET,
      dests: [0, 1],
      weights: [21845, 65535],
      version_key: 0n,
    });
    expect(fields(weights, "SubtensorModule", "WeightsSet")).toEqual([SUBNET, 0]);
    expect(await ours.read("SubtensorModule", "Weights", SUBNET, 0)).toEqual([
      [0, 21845],
      [1, 65535],
    ]);
    const served = await send("//Bob_hk", "SubtensorModule", "serve_axon", {
      netuid: SUBNET,
      version: 1,
      ip: 0xcb007107n,
      port: 8091,
      ip_type: 4,
      protocol: 4,
      placeholder1: 0,
      placeholder2: 0,
    });
    expect(fields(served, "SubtensorModule", "AxonServed")).toEqual([SUBNET, address("//Bob_hk")]);
    const axon = await ours.read("SubtensorModule", "Axons", SUBNET, hex("//Bob_hk"));
    expect(axon).toMatchObject({ ip: 0xcb007107n, port: 8091, ip_type: 4 });
    expect([feeOf(weights), feeOf(served)]).toEqual([0n, 0n]);
  });

  it("reads metagraph, neurons and stake through runtime APIs", async () => {
    expect(await runtime("SubnetInfoRuntimeApi", "get_metagraph", SUBNET)).toMatchObject({
      netuid: SUBNET,
      num_uids: 2,
      tempo: 360,
      owner_coldkey: address("//Alice"),
      hotkeys: [address("//Alice_hk"), address("//Bob_hk")],
    });
    const neurons = (await runtime("NeuronInfoRuntimeApi", "get_neurons", SUBNET)) as readonly object[];
    expect(neurons).toMatchObject([
      {
        uid: 0,
        coldkey: address("//Alice"),
        weights: [
          [0, 21845],
          [1, 65535],
        ],
      },
      { uid: 1, coldkey: address("//Bob"), axon_info: { ip: 0xcb007107n, port: 8091 } },
    ]);
    expect(await runtime("NeuronInfoRuntimeApi", "get_neurons_lite", SUBNET)).toHaveLength(2);
    const positions = await runtime("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", address("//Alice"));
    expect(positions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ hotkey: address("//Bob_hk"), netuid: SUBNET, stake: 2n * TAO }),
      ]),
    );
  });

  it("names the error of a call that the rules refuse", async () => {
    const pair = keyring.addFromUri("//Bob");
    const signer = getPolkadotSigner(pair.publicKey, "Sr25519", message => pair.sign(message));
    const again = call("SubtensorModule", "burned_register", { netuid: SUBNET, hotkey: address("//Bob_hk") });
    const result = await again.signAndSubmit(signer);
    expect(result.ok ? undefined : result.dispatchError).toMatchObject({
      type: "Module",
      value: { type: "SubtensorModule", value: { type: "HotKeyAlreadyRegisteredInSubNet" } },
    });
  });

  it("had nothing to complain of", () => {
    expect(complaints).toEqual([]);
  });
});
