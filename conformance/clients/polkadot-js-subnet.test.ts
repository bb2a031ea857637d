// The unmodified @polkadot/api makes a subnet, stakes and sets weights; each effect is held to what our own SDK reads in the storage.
import { ApiPromise, Keyring, type SubmittableResult, WsProvider } from "@polkadot/api";
import type { ApiOptions } from "@polkadot/api/types";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { Client } from "@waystone/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";
import { bought, type Reserves, sold, traded } from "./pools.ts";

const TAO = 1_000_000_000n;
const SUBNET = 2;

let node: RunningNode;
let api: ApiPromise;
let ours: Client;
let keyring: Keyring;
const complaints: string[] = [];

const address = (uri: string): string => keyring.addFromUri(uri).address;
const hex = (uri: string): string => `0x${Buffer.from(keyring.addFromUri(uri).publicKey).toString("hex")}`;

/** Signs a call, waits for finality and answers with its events; it must succeed, the call under sudo too. */
async function send(
  uri: string,
  pallet: string,
  name: string,
  ...args: readonly unknown[]
): Promise<SubmittableResult> {
  const call = api.tx[pallet]?.[name]?.(...args);
  if (call === undefined) throw new TypeError(`the chain has no ${pallet}.${name}`);
  const result = await new Promise<SubmittableResult>((resolve, reject) => {
    call
      .signAndSend(keyring.addFromUri(uri), update => {
        if (update.isFinalized || update.isError) resolve(update);
      })
      .catch(reject);
  });
  expect(result.dispatchError?.toHuman(), `${pallet}.${name}`).toBeUndefined();
  const sudid = result.findRecord("sudo", "Sudid");
  if (sudid) expect(sudid.event.data[0]?.toHuman(), `${pallet}.${name}`).toBe("Ok");
  return result;
}

function asRoot(name: string, ...args: readonly unknown[]): Promise<SubmittableResult> {
  return send("//Alice", "sudo", "sudo", api.tx["adminUtils"]?.[name]?.(...args));
}

/** Fields of the one event of that name, as JSON. */
function fields(result: SubmittableResult, section: string, method: string): unknown {
  const found = result.filterRecords(section, method);
  expect(found, `${section}.${method}`).toHaveLength(1);
  return found[0]?.event.data.toJSON();
}

const feeOf = (result: SubmittableResult): bigint =>
  BigInt(result.findRecord("transactionPayment", "TransactionFeePaid")?.event.data[1]?.toString() ?? 0);

async function free(uri: string): Promise<bigint> {
  return (await ours.read<{ data: { free: bigint } }>("System", "Account", hex(uri))).data.free;
}

async function pool(): Promise<Reserves> {
  return [
    await ours.read("SubtensorModule", "SubnetTAO", SUBNET),
    await ours.read("SubtensorModule", "SubnetAlphaIn", SUBNET),
  ];
}

/** A runtime API by the client's own decoding. */
async function runtime(name: string, method: string, ...args: readonly unknown[]): Promise<unknown> {
  return (await api.call[name]?.[method]?.(...args))?.toJSON();
}

async function stake(hotkey: string): Promise<bigint> {
  const info = await runtime(
    "stakeInfoRuntimeApi",
    "getStakeInfoForHotkeyColdkeyNetuid",
    address(hotkey),
    address("//Alice"),
    SUBNET,
  );
  return BigInt((info as { stake: number | string }).stake);
}

beforeAll(async () => {
  await cryptoWaitReady();
  keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
  node = await startNode();
  for (const method of ["warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...said) => {
      complaints.push(said.map(String).join(" "));
    });
  }
  // Its own types do not hold under exactOptionalPropertyTypes.
  const provider = new WsProvider(node.url) as unknown as NonNullable<ApiOptions["provider"]>;
  api = await ApiPromise.create({ provider });
  ours = await Client.connect(node.url);
}, 60_000);

afterAll(async () => {
  ours?.close();
  await api?.disconnect();
  await node?.stop();
  vi.restoreAllMocks();
});

describe("@polkadot/api on a subnet", () => {
  it("connects with no warnings but those of any chain with Subtensor's own extensions and methods", () => {
    const known = [
      /Unknown signed extensions SudoTransactionExtension, CheckShieldedTxValidity, SubtensorTransactionExtension, DrandPriority found, treating them as no-effect$/,
      /RPC methods not decorated: /,
      /Not decorating unknown runtime apis: /,
    ];
    expect(complaints.filter(said => !known.some(pattern => pattern.test(said)))).toEqual([]);
  });

  it("registers a subnet for its price and starts it", async () => {
    const before = await free("//Alice");
    const result = await send("//Alice", "subtensorModule", "registerNetwork", address("//Alice_hk"));
    expect(fields(result, "subtensorModule", "NetworkAdded")).toEqual([SUBNET, 1]);
    expect(await free("//Alice")).toBe(before - 1000n * TAO - feeOf(result));
    expect(await ours.read("SubtensorModule", "SubnetOwner", SUBNET)).toBe(hex("//Alice"));
    expect(await pool()).toEqual([1000n * TAO, 1000n * TAO]);
    // Before the start, so that no epoch pays stake out. The window in which nothing may be set is as long as a fast subnet's tempo.
    await asRoot("sudoSetAdminFreezeWindow", 0);
    await asRoot("sudoSetTempo", SUBNET, 360);
    await asRoot("sudoSetCommitRevealWeightsEnabled", SUBNET, false);
    await asRoot("sudoSetWeightsSetRateLimit", SUBNET, 0);
    await send("//Alice", "subtensorModule", "startCall", SUBNET);
    // The start has turned emission on, which would move the pool between blocks.
    await asRoot("sudoSetSubnetEmissionEnabled", SUBNET, false);
    expect((await api.query["subtensorModule"]?.["tempo"]?.(SUBNET))?.toJSON()).toBe(360);
  });

  it("registers a neuron for the burn", async () => {
    const before = await free("//Bob");
    const result = await send("//Bob", "subtensorModule", "burnedRegister", SUBNET, address("//Bob_hk"));
    expect(fields(result, "subtensorModule", "NeuronRegistered")).toEqual([SUBNET, 1, address("//Bob_hk")]);
    expect(await free("//Bob")).toBe(before - TAO / 10n - feeOf(result));
    expect(await ours.read("SubtensorModule", "Keys", SUBNET, 1)).toBe(hex("//Bob_hk"));
  });

  it("adds, removes and moves stake at the price of the pool", async () => {
    const [hotkey, other] = [address("//Alice_hk"), address("//Bob_hk")];
    let [before, tao] = [await pool(), await free("//Alice")];
    const added = await send("//Alice", "subtensorModule", "addStake", hotkey, SUBNET, 10n * TAO);
    const buy = bought(before, 10n * TAO);
    expect(fields(added, "subtensorModule", "StakeAdded")).toEqual(
      [address("//Alice"), hotkey, 10n * TAO, buy.out, SUBNET, buy.fee].map(plain),
    );
    expect(await pool()).toEqual([before[0] + 10n * TAO - buy.fee, before[1] - buy.out]);
    expect(await stake("//Alice_hk")).toBe(buy.out);
    expect(await free("//Alice")).toBe(tao - 10n * TAO - feeOf(added));

    [before, tao] = [await pool(), await free("//Alice")];
    const removed = await send("//Alice", "subtensorModule", "removeStake", hotkey, SUBNET, 3n * TAO);
    const sale = sold(before, 3n * TAO);
    expect(fields(removed, "subtensorModule", "StakeRemoved")).toEqual(
      [address("//Alice"), hotkey, sale.out, 3n * TAO - sale.fee, SUBNET, sale.fee].map(plain),
    );
    // The author of the block gets its fee in TAO: the pool takes that alpha too.
    const author = traded(before[1] + 3n * TAO - sale.fee, sale.fee, before[0] - sale.out);
    expect(await pool()).toEqual([before[0] - sale.out - author, before[1] + 3n * TAO]);
    expect(await stake("//Alice_hk")).toBe(buy.out - 3n * TAO);
    expect(await free("//Alice")).toBe(tao + sale.out - feeOf(removed));

    const moved = await send("//Alice", "subtensorModule", "moveStake", hotkey, other, SUBNET, SUBNET, 2n * TAO);
    expect(moved.findRecord("subtensorModule", "StakeMoved")).toBeDefined();
    expect([await stake("//Alice_hk"), await stake("//Bob_hk")]).toEqual([buy.out - 5n * TAO, 2n * TAO]);
  });

  it("sets weights in the clear and serves an axon, both without a fee", async () => {
    const weights = await send("//Alice_hk", "subtensorModule", "setWeights", SUBNET, [0, 1], [21845, 65535], 0);
    expect(fields(weights, "subtensorModule", "WeightsSet")).toEqual([SUBNET, 0]);
    expect(await ours.read("SubtensorModule", "Weights", SUBNET, 0)).toEqual([
      [0, 21845],
      [1, 65535],
    ]);
    const axon = [SUBNET, 1, 0xcb007107, 8091, 4, 4, 0, 0];
    const served = await send("//Bob_hk", "subtensorModule", "serveAxon", ...axon);
    expect(fields(served, "subtensorModule", "AxonServed")).toEqual([SUBNET, address("//Bob_hk")]);
    expect(await ours.read("SubtensorModule", "Axons", SUBNET, hex("//Bob_hk"))).toMatchObject({
      ip: 0xcb007107n,
      port: 8091,
      ip_type: 4,
    });
    expect([feeOf(weights), feeOf(served)]).toEqual([0n, 0n]);
  });

  it("reads metagraph, neurons and stake through runtime APIs", async () => {
    const graph = (await runtime("subnetInfoRuntimeApi", "getMetagraph", SUBNET)) as Record<string, unknown>;
    expect(graph).toMatchObject({ netuid: SUBNET, numUids: 2, tempo: 360, ownerColdkey: address("//Alice") });
    expect(graph["hotkeys"]).toEqual([address("//Alice_hk"), address("//Bob_hk")]);
    const neurons = (await runtime("neuronInfoRuntimeApi", "getNeurons", SUBNET)) as readonly Record<string, unknown>[];
    expect(neurons.map(({ uid, coldkey }) => [uid, coldkey])).toEqual([
      [0, address("//Alice")],
      [1, address("//Bob")],
    ]);
    expect(neurons[0]?.["weights"]).toEqual([
      [0, 21845],
      [1, 65535],
    ]);
    const lite = await runtime("neuronInfoRuntimeApi", "getNeuronsLite", SUBNET);
    expect(lite).toHaveLength(2);
    const positions = await runtime("stakeInfoRuntimeApi", "getStakeInfoForColdkey", address("//Alice"));
    expect(positions).toEqual(
      expect.arrayContaining([expect.objectContaining({ hotkey: address("//Bob_hk"), netuid: SUBNET, stake: 2e9 })]),
    );
  });

  it("names the error of a call that the rules refuse", async () => {
    const result = await new Promise<SubmittableResult>((resolve, reject) => {
      api.tx["subtensorModule"]
        ?.["burnedRegister"]?.(SUBNET, address("//Bob_hk"))
        .signAndSend(keyring.addFromUri("//Bob"), update => {
          if (update.isFinalized || update.isError) resolve(update);
        })
        .catch(reject);
    });
    expect(result.dispatchError?.isModule).toBe(true);
    if (result.dispatchError?.isModule)
      expect(api.registry.findMetaError(result.dispatchError.asModule).name).toBe("HotKeyAlreadyRegisteredInSubNet");
  });
});

/** A field as the client's JSON has it: small amounts are numbers. */
function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
