// Wallets against a running node: what signs a transfer, what a signer in another process lets through, what a swap would do.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blake2_256 } from "@waystone/crypto";
import { AccountId } from "@waystone/primitives";
import { Client, keyFrom } from "@waystone/sdk";
import { RemoteSigner, Wallet, WalletKey } from "@waystone/sdk/wallet";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";

// What is shipped: keys are derived in a thread, which a bundle must bring along.
const PROGRAM = join(import.meta.dirname, "..", "..", "scripts", "waystone.mjs");
const folder = mkdtempSync(join(tmpdir(), "waystone-wallet-"));
const path = join(folder, "wallets");
const PASSWORD = "test-password";

let node: RunningNode;
let client: Client;

beforeAll(async () => {
  node = await startNode();
  client = await Client.connect(node.url);
  await new Wallet({ path, name: "alice", hotkey: "owner" }).save("coldkey", WalletKey.fromUri("//Alice"), {
    password: PASSWORD,
  });
  await new Wallet({ path, name: "alice", hotkey: "owner" }).save("hotkey", WalletKey.fromUri("//AliceHot"));
  await new Wallet({ path, name: "bob", hotkey: "rich" }).save("hotkey", WalletKey.fromUri("//Bob"));
}, 90_000);

afterAll(async () => {
  client?.close();
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const environment = { ...process.env, BT_WALLET_PATH: path, BT_WALLET_PASSWORD: PASSWORD };

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args, "--network", node.url], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function waystone(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

const freeOf = async (uri: string): Promise<bigint> => {
  const account = AccountId.from(keyFrom(uri).publicKey);
  return (await client.read<{ readonly data: { readonly free: bigint } }>("System", "Account", account)).data.free;
};

it("sends TAO by a wallet's encrypted coldkey, and by a hotkey", async () => {
  const cold = await waystone("account", "transfer", "//Carol", "1.5", "--wallet", "alice", "--json");
  expect(cold).toMatchObject({ code: 0, err: expect.stringContaining("deriving the key") });
  expect(JSON.parse(cold.out)).toMatchObject({ from: keyFrom("//Alice").address, sent: true });
  const hot = await waystone("account", "transfer", "//Carol", "0.25", "--wallet", "bob", "--hotkey", "rich", "--json");
  expect(hot).toMatchObject({ code: 0, err: "" });
  expect(await freeOf("//Carol")).toBe(1_750_000_000n);
}, 60_000);

it("takes one signer and no two, and says what is missing", async () => {
  const two = await waystone("account", "transfer", "//Carol", "1", "--wallet", "bob", "--key", "//Alice");
  expect(two).toMatchObject({ code: 2, err: expect.stringContaining("--key and --wallet each say who signs") });
  const lone = await waystone("account", "transfer", "//Carol", "1", "--hotkey", "rich");
  expect(lone).toMatchObject({ code: 2, err: expect.stringContaining("give --wallet too") });
  const none = await waystone("account", "transfer", "//Carol", "1", "--wallet", "bob");
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('wallet "bob" has no coldkey') });
}, 60_000);

it("signs transfers through a signer that was told to sign them, and nothing else", async () => {
  const socket = join(folder, "bob.sock");
  const serving = start([
    "wallet",
    "serve",
    "--wallet",
    "bob",
    "--hotkey",
    "rich",
    "--socket",
    socket,
    "--calls",
    "Balances.transfer_keep_alive",
  ]);
  let log = "";
  serving.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  try {
    await once(serving.stdout as NodeJS.ReadableStream, "data");
    const before = await freeOf("//Dave");
    const sent = await waystone("account", "transfer", "//Dave", "2", "--signer", socket, "--json");
    expect(sent).toMatchObject({ code: 0, err: "" });
    expect((await freeOf("//Dave")) - before).toBe(2_000_000_000n);
    const signer = await RemoteSigner.connect(socket);
    const dest = { type: "Id", value: AccountId.from(keyFrom("//Dave").publicKey) };
    const all = client.call("Balances", "transfer_all", { dest, keep_alive: false });
    await expect(all.send(signer)).rejects.toMatchObject({ code: "signer-refused" });
    const batch = client.call("Utility", "batch", { calls: [all.call] });
    await expect(batch.send(signer)).rejects.toMatchObject({ code: "signer-refused" });
    await expect(signer.sign(batch.encode())).rejects.toMatchObject({ code: "signer-refused" });
    expect(log).toMatch(
      /signed a payload of \d+ bytes[\s\S]*refused payload of \d+ bytes: this signer does not sign Balances.transfer_all/,
    );
  } finally {
    serving.kill("SIGTERM");
    const [code] = (await once(serving, "exit")) as [number];
    expect(code).toBe(0);
  }
}, 60_000);

it("refuses to serve calls that carry others", async () => {
  const socket = join(folder, "other.sock");
  const { code, err } = await waystone(
    "wallet",
    "serve",
    "--wallet",
    "bob",
    "--hotkey",
    "rich",
    "--socket",
    socket,
    "--calls",
    "Utility.batch",
  );
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("Utility.batch carries another call") });
}, 30_000);

it("says of a hotkey where it is registered and what a swap would cost", async () => {
  const json = async (...args: readonly string[]) =>
    JSON.parse(
      (await waystone("wallet", "swap-check", "--wallet", "alice", "--hotkey", "owner", ...args, "--json")).out,
    ) as Record<string, unknown>;
  const unknown = await json();
  expect(unknown).toMatchObject({
    role: "hotkey",
    registeredOn: [],
    possible: false,
    costRao: "100000000",
    costOnOneSubnetRao: "1000000",
  });
  expect(unknown["obstacles"]).toContainEqual(expect.stringContaining("does not know this hotkey"));
  const hotkey = AccountId.from(keyFrom("//AliceHot").publicKey);
  await client.call("SubtensorModule", "register_network", { hotkey }).send(keyFrom("//Alice"));
  const known = await json("--to", keyFrom("//AliceHot").address);
  expect(known).toMatchObject({ owner: keyFrom("//Alice").address, registeredOn: [{ uid: 0 }] });
  expect(known["obstacles"]).toContainEqual("the new hotkey is the old one");
  expect(known["obstacles"]).not.toContainEqual(expect.stringContaining("does not know this hotkey"));
  const cold = await json("--role", "coldkey", "--to", keyFrom("//AliceHot").address);
  expect(cold).toMatchObject({
    role: "coldkey",
    step: "announce",
    hotkeys: [keyFrom("//AliceHot").address],
    costRao: "100000000",
  });
  expect(cold["obstacles"]).toContainEqual("the new coldkey is a hotkey");
  const text = await waystone("wallet", "swap-check", "--wallet", "alice", "--hotkey", "owner");
  expect(text).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining("cost        0.1 τ everywhere, 0.001 τ on one subnet"),
  });
}, 60_000);

/** Puts values into the chain's storage, as root. */
async function setStorage(
  items: readonly (readonly [item: string, value: Uint8Array])[],
  account: AccountId,
): Promise<void> {
  const pairs = items.map(([item, value]) => [client.schema.storage("SubtensorModule", item).key([account]), value]);
  const { call } = client.call("System", "set_storage", { items: pairs });
  await client.call("Sudo", "sudo", { call }).send(keyFrom("//Alice"));
}

it("says of a coldkey whether its swap was announced or disputed, and to which key", async () => {
  await new Wallet({ path, name: "bob", hotkey: "rich" }).save("coldkey", WalletKey.fromUri("//Bob").watching());
  const swapCheck = async (...args: readonly string[]) => {
    const { code, out } = await waystone(
      "wallet",
      "swap-check",
      "--wallet",
      "bob",
      "--role",
      "coldkey",
      ...args,
      "--json",
    );
    expect(code).toBe(0);
    return JSON.parse(out) as { readonly obstacles: readonly string[] };
  };
  expect(await swapCheck()).toMatchObject({ step: "announce" });
  const bob = AccountId.from(keyFrom("//Bob").publicKey);
  const due = Uint8Array.of(0x40, 0x42, 0x0f, 0);
  await setStorage(
    [["ColdkeySwapAnnouncements", Uint8Array.from([...due, ...blake2_256(keyFrom("//New").publicKey)])]],
    bob,
  );
  const announced = await swapCheck("--to", keyFrom("//New").address);
  expect(announced).toMatchObject({ step: "swap", costRao: "0", announced: { dueBlock: 1_000_000 }, possible: false });
  expect(announced.obstacles).toContainEqual(expect.stringContaining("possible from block 1000000 on"));
  expect(announced.obstacles).not.toContain("the announced swap is to another coldkey");
  expect((await swapCheck("--to", keyFrom("//Other").address)).obstacles).toContain(
    "the announced swap is to another coldkey",
  );
  await setStorage([["ColdkeySwapDisputes", Uint8Array.of(7, 0, 0, 0)]], bob);
  expect((await swapCheck()).obstacles).toContainEqual(expect.stringContaining("disputed in block 7"));
}, 60_000);
