import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { keyFromFile } from "../keys.ts";
import { WalletKey } from "./key.ts";
import { listWallets } from "./list.ts";
import { walletsPath } from "./place.ts";
import { Wallet } from "./wallet.ts";

const root = mkdtempSync(join(tmpdir(), "waystone-wallets-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let path: string;
let count = 0;
beforeEach(() => {
  path = join(root, String(count++));
});

const failure = (code: string) => expect.objectContaining({ code });
const cold = WalletKey.fromUri("//Alice");
const hot = WalletKey.fromUri("//Bob", "ed25519");

test("folder, name and hotkey: argument, then environment, then Bittensor's own defaults", () => {
  const environment = { BT_WALLET_PATH: "/somewhere", BT_WALLET_NAME: "n", BT_WALLET_HOTKEY: "h" };
  expect(new Wallet({ environment }).file("hotkey")).toBe("/somewhere/n/hotkeys/h");
  expect(new Wallet({ environment, path: "/x", name: "m", hotkey: "k" }).publicFile("hotkey")).toBe(
    "/x/m/hotkeys/kpub.txt",
  );
  expect(new Wallet({ environment: {} }).file("coldkey")).toBe(join(homedir(), ".bittensor/wallets/default/coldkey"));
  expect(walletsPath({ path: "~/mine" })).toBe(join(homedir(), "mine"));
});

test.each(["", "..", ".", ".hidden", "a/b", "a\\b", "a\u0000b", "a\nb", " a", "x".repeat(129)])(
  "%j is no name",
  name => {
    expect(() => new Wallet({ path, name })).toThrow(failure("bad-name"));
    expect(() => new Wallet({ path, hotkey: name })).toThrow(failure("bad-name"));
  },
);

test("a hotkey's name cannot pass for the file with its address", () => {
  expect(() => new Wallet({ path, hotkey: "minerpub.txt" })).toThrow(failure("bad-name"));
});

test("keys and their addresses are written side by side, and read again", async () => {
  const wallet = new Wallet({ path, name: "w", hotkey: "miner" });
  await wallet.save("coldkey", cold);
  await wallet.save("hotkey", hot);
  expect(readdirSync(join(path, "w")).sort()).toEqual(["coldkey", "coldkeypub.txt", "hotkeys"]);
  expect(readdirSync(join(path, "w", "hotkeys")).sort()).toEqual(["miner", "minerpub.txt"]);
  expect((await wallet.open("coldkey")).address).toBe(cold.address);
  expect((await wallet.open("hotkey")).toJSON()).toEqual(hot.toJSON());
  expect(wallet.account("coldkey")).toMatchObject({ address: cold.address, watchOnly: true });
  expect(readFileSync(wallet.publicFile("hotkey"), "utf8")).not.toContain("secret");
});

test("nothing is overwritten unless told to, and nothing is written where one file is in the way", async () => {
  const wallet = new Wallet({ path, name: "w" });
  await wallet.save("coldkey", cold.watching());
  await expect(wallet.save("coldkey", cold)).rejects.toEqual(failure("exists"));
  expect(existsSync(wallet.file("coldkey"))).toBe(false);
  await wallet.save("coldkey", WalletKey.fromUri("//Eve"), { overwrite: true });
  expect(wallet.account("coldkey").address).toBe(WalletKey.fromUri("//Eve").address);
});

test("an encrypted key asks for its password once, opens with it alone, and tells its address without", async () => {
  const wallet = new Wallet({ path, name: "w" });
  const told: boolean[] = [];
  await wallet.save("coldkey", cold, { password: "test-password", onDerive: begun => told.push(begun) });
  expect(readFileSync(wallet.file("coldkey")).subarray(0, 5).toString()).toBe("$NACL");
  expect(statSync(wallet.file("coldkey")).mode & 0o777).toBe(0o600);
  expect(wallet.account("coldkey").address).toBe(cold.address);
  await expect(wallet.open("coldkey")).rejects.toEqual(failure("no-password"));
  const asked: string[] = [];
  const password = (given: string) => async (file: string) => {
    asked.push(file);
    return given;
  };
  await expect(wallet.open("coldkey", { password: password("wrong") })).rejects.toEqual(failure("wrong-password"));
  const key = await wallet.open("coldkey", {
    password: password("test-password"),
    onDerive: begun => told.push(begun),
  });
  expect(key.address).toBe(cold.address);
  expect(asked).toEqual([wallet.file("coldkey"), wallet.file("coldkey")]);
  expect(told).toEqual([true, false, true, false]);
  // Without the file beside it the address stays unknown, which is no fault.
  rmSync(wallet.publicFile("coldkey"));
  expect(listWallets({ path })).toEqual([{ name: "w", coldkey: { name: "coldkey", encryption: "nacl" }, hotkeys: [] }]);
  expect(() => keyFromFile(wallet.file("coldkey"))).toThrow(failure("bad-keyfile"));
}, 120_000);

test("a secret that others can read is refused as with ssh, or warned of where that is allowed", async () => {
  const wallet = new Wallet({ path, name: "w" });
  await wallet.save("hotkey", hot);
  for (const mode of [0o644, 0o640, 0o660, 0o602]) {
    chmodSync(wallet.file("hotkey"), mode);
    await expect(wallet.open("hotkey"), mode.toString(8)).rejects.toEqual(failure("too-open"));
    await expect(wallet.open("hotkey")).rejects.toThrow(`chmod 600 ${wallet.file("hotkey")}`);
    expect(() => keyFromFile(wallet.file("hotkey"))).toThrow(failure("bad-keyfile"));
  }
  const warnings: string[] = [];
  await wallet.open("hotkey", { allowOpen: true, onWarning: text => warnings.push(text) });
  expect(warnings).toHaveLength(1);
  // Addresses are no secret.
  chmodSync(wallet.publicFile("hotkey"), 0o644);
  expect(wallet.account("hotkey").address).toBe(hot.address);
});

test("a key and an address beside it that are not of one account are told", async () => {
  const wallet = new Wallet({ path, name: "w" });
  await wallet.save("coldkey", cold);
  await new Wallet({ path, name: "other" }).save("coldkey", WalletKey.fromUri("//Eve"));
  writeFileSync(wallet.publicFile("coldkey"), readFileSync(join(path, "other", "coldkeypub.txt")));
  await expect(wallet.open("coldkey")).rejects.toEqual(failure("address-mismatch"));
  // Without a password likewise, where the key can be read without one: others would pay a key that may be lost.
  expect(() => wallet.account("coldkey")).toThrow(failure("address-mismatch"));
});

test("what is not there is named with its path", async () => {
  const wallet = new Wallet({ path, name: "nobody", hotkey: "none" });
  await expect(wallet.open("coldkey")).rejects.toThrow(join(path, "nobody", "coldkey"));
  await expect(wallet.open("hotkey")).rejects.toEqual(failure("missing"));
  expect(() => wallet.account("hotkey")).toThrow(failure("missing"));
  expect(listWallets({ path })).toEqual([]);
});

test("lists wallets with their keys and with what is wrong, and no other files", async () => {
  const one = new Wallet({ path, name: "one", hotkey: "b" });
  await one.save("coldkey", cold.watching());
  await one.save("hotkey", hot);
  await new Wallet({ path, name: "one", hotkey: "a" }).save("hotkey", hot.watching());
  writeFileSync(join(path, "one", "hotkeys", "broken"), "{", { mode: 0o600 });
  writeFileSync(join(path, "one", "hotkeys", ".b.012.tmp"), "{}");
  writeFileSync(join(path, "notes.txt"), "not a wallet");
  mkdirSync(join(path, "empty"));
  expect(listWallets({ path })).toEqual([
    {
      name: "one",
      coldkey: { name: "coldkey", address: cold.address, encryption: "absent" },
      hotkeys: [
        { name: "a", address: hot.address, encryption: "absent" },
        { name: "b", address: hot.address, encryption: "none" },
        { name: "broken", encryption: "none", problem: expect.stringContaining("damaged") },
      ],
    },
  ]);
});

test("what is too long, or no file, is refused", async () => {
  const wallet = new Wallet({ path, name: "w" });
  mkdirSync(wallet.file("coldkey"), { recursive: true });
  await expect(wallet.open("coldkey")).rejects.toEqual(failure("damaged"));
  mkdirSync(join(path, "w", "hotkeys"));
  spawnSync("mkfifo", [join(path, "w", "coldkeypub.txt")]);
  expect(() => wallet.account("coldkey")).toThrow(failure("damaged"));
  writeFileSync(wallet.file("hotkey"), "a".repeat(70_000), { mode: 0o600 });
  await expect(wallet.open("hotkey")).rejects.toEqual(failure("damaged"));
});
