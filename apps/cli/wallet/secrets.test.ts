// Secrets are planted wherever a command may come across them; none of them may come out of it again.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mnemonicToMiniSecret } from "@waystone/crypto";
import { encodePassword, formatKeyfile, passwordVariable, WalletKey } from "@waystone/sdk/wallet";
import { afterAll, expect, test } from "vitest";
import { plant, type Ran, runner } from "./testing.ts";
import { VAULT, VAULT_MNEMONIC, VAULT_PASSWORD } from "./testing-vault.ts";

const root = mkdtempSync(join(tmpdir(), "waystone-secrets-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const wallets = join(root, "wallets");
const run = runner(wallets);
const at = (...parts: readonly string[]): string => join(wallets, "w", ...parts);

const mnemonic = VAULT_MNEMONIC;
const key = WalletKey.fromMnemonic(mnemonic);
const seed = Buffer.from(mnemonicToMiniSecret(mnemonic)).toString("hex");
const password = VAULT_PASSWORD;
const file = formatKeyfile(key);
const { privateKey } = JSON.parse(new TextDecoder().decode(file)) as { readonly privateKey: string };
const words = mnemonic.split(" ");
const variable = passwordVariable(at("coldkey"));
const masked = encodePassword(password, variable);

/** Every part of a secret that would tell it: three words in a row, sixteen digits in a row, the password as it is and as it is masked. */
const SECRETS: readonly string[] = [
  ...words.slice(2).map((_, i) => words.slice(i, i + 3).join(" ")),
  ...[seed, privateKey.slice(2)].flatMap(digits => digits.match(/.{16}/g) ?? []),
  password,
  masked,
];

const found = (text: string): readonly string[] =>
  SECRETS.filter(secret => text.toLowerCase().includes(secret.toLowerCase()));

const ran: { readonly args: readonly string[]; readonly status: number | null }[] = [];
const leaksNothing = (args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> =>
  runLeaksNothing(["wallet", ...args], environment);

async function runLeaksNothing(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const result = await run(args, environment);
  ran.push({ args, status: result.status });
  expect(found(`${result.out}\n${result.err}`), args.join(" ")).toEqual([]);
  return result;
}

test("the search finds what it looks for", () => {
  for (const secret of [mnemonic, seed, privateKey, password, masked, new TextDecoder().decode(file)])
    expect(found(`before ${secret} after`)).not.toEqual([]);
});

test("no command tells mnemonic, seed, private key or password, whatever goes wrong", async () => {
  const secret = plant(join(root, "secret"), mnemonic);
  const passwordFile = plant(join(root, "password"), `${password}\n`);
  const environment = { WAYSTONE_WALLET_SECRET: mnemonic, BT_WALLET_PASSWORD: password };
  const w = ["--wallet", "w"];

  for (const json of [[], ["--json"]]) {
    rmSync(wallets, { recursive: true, force: true });
    await leaksNothing(["regen", ...w, "--no-password", "--secret-file", secret, ...json]);
    await leaksNothing(["regen", ...w, "--role", "hotkey", ...json], environment);
    await leaksNothing(["regen", ...w, "--role", "hotkey", ...json], environment);
    await leaksNothing(["list", ...json], environment);
    await leaksNothing(["show", ...w, ...json], environment);
    await leaksNothing(["sign", ...w, "--message", "x", ...json], environment);
    await leaksNothing(["new", ...w, "--dry-run", ...json], environment);
    await leaksNothing(["encrypt", ...w, "--dry-run", ...json], environment);
    await leaksNothing(["swap-check", ...w, "--network", "ws://127.0.0.1:1", ...json], environment);
    await leaksNothing(["serve", ...w, "--socket", join(root, "secret"), ...json], environment);
  }
  const mnemonicFile = join(root, "new.txt");
  const made = await leaksNothing(["new", "--wallet", "n", "--no-password", "--mnemonic-file", mnemonicFile, "--json"]);
  const fresh = readFileSync(mnemonicFile, "utf8")
    .trim()
    .split("\n")
    .map(line => line.replace(/^\w+: /, ""));
  expect(fresh).toHaveLength(2);
  for (const phrase of fresh) expect(`${made.out}${made.err}`).not.toContain(phrase.split(" ").slice(0, 3).join(" "));

  // Encrypted, with the password from each source, right and wrong.
  plant(at("coldkey"), VAULT);
  expect(await leaksNothing(["sign", ...w, "--message", "x", "--password-file", passwordFile])).toMatchObject({
    status: 0,
  });
  await leaksNothing(["sign", ...w, "--message", "x"], { [variable]: masked });
  await leaksNothing(["sign", ...w, "--message", "x"], { [variable]: `!${masked}` });
  await leaksNothing(["decrypt", ...w, "--json"], { BT_WALLET_PASSWORD: `${password}x` });
  chmodSync(passwordFile, 0o644);
  await leaksNothing(["decrypt", ...w, "--password-file", passwordFile]);
  await leaksNothing(["decrypt", ...w], { BT_WALLET_PASSWORD: password });

  // Files that hold the secret and are damaged, foreign, open, or named where something else belongs.
  const text = new TextDecoder().decode(file);
  const broken = [
    text.slice(0, -2),
    text.replace("{", '{"cryptoType":"x",'),
    text.replace(key.address, WalletKey.fromUri("//Eve").address),
    text.replace(`"ss58Address":"${key.address}"`, `"ss58Address":"${mnemonic}"`),
    text.replace(words[0] ?? "", "nonsense"),
    text.replace("privateKey", "encoded"),
    text.replace(/"0x[0-9a-f]{64}"/, `"${mnemonic}"`),
    mnemonic.replace(words[5] ?? "", "nonsense"),
    `0x${seed}00`,
    `${mnemonic}\u0000`,
    `[${text}]`,
  ];
  for (const content of broken) {
    plant(at("coldkey"), content);
    expect((await leaksNothing(["sign", ...w, "--message", "x"])).status, content.slice(0, 9)).toBe(1);
    await leaksNothing(["list", "--json"]);
    plant(secret, content);
    await leaksNothing(["regen", "--wallet", "r", "--no-password", "--secret-file", secret, "--dry-run"]);
    await leaksNothing(["regen", "--wallet", "r", "--role", "hotkey", "--secret-file", secret, "--overwrite"]);
    await leaksNothing(["sign", "--wallet", "r", "--message", "x", "--password-file", secret]);
  }
  plant(at("coldkey"), file, 0o644);
  expect((await leaksNothing(["sign", ...w, "--message", "x"])).status).toBe(1);
  await leaksNothing(["sign", ...w, "--message", "x", "--allow-open"]);

  // A secret where an argument of another kind belongs is not repeated either, but for what Unix shows of any command line.
  expect(ran.filter(({ status }) => status === 0).length).toBeGreaterThan(20);
  expect(ran.filter(({ status }) => status === 1).length).toBeGreaterThan(20);
}, 60_000);

test("nor do the other commands that sign, with or without a node", async () => {
  const nowhere = ["--network", "ws://127.0.0.1:1"];
  const commands = [
    ["account", "transfer", "//Bob", "1"],
    ["subnet", "create", "x", "--hotkey", "//Bob"],
    ["subnet", "start", "1"],
    ["subnet", "register", "1", "--hotkey", "//Bob"],
    ["stake", "add", "1", "--hotkey", "//Bob", "--netuid", "1"],
    ["miner", "run", "text", "--netuid", "1"],
    ["validator", "run", "text", "--netuid", "1"],
  ];
  const keyfile = plant(join(root, "keyfile"), file);
  const encrypted = plant(join(root, "encrypted"), VAULT);
  const damaged = plant(join(root, "damaged"), new TextDecoder().decode(file).slice(0, -2));
  for (const command of commands) {
    const signed = [
      [["--keyfile", keyfile], {}],
      [["--keyfile", encrypted], { BT_WALLET_PASSWORD: password }],
      [["--keyfile", encrypted], { BT_WALLET_PASSWORD: `${password}x` }],
      [["--keyfile", damaged], {}],
      [["--key", mnemonic], {}],
      [[], { WAYSTONE_KEY: mnemonic }],
      [[], { WAYSTONE_KEY: `${mnemonic} x` }],
      [[], { WAYSTONE_KEY: `0x${seed}` }],
    ] as const;
    for (const [flags, environment] of signed)
      for (const json of [[], ...(command[1] === "run" ? [] : [["--json"]])]) {
        const args = [...command, ...flags, ...nowhere, ...json];
        const { status, err } = await runLeaksNothing(args, environment);
        expect([1, 2], args.join(" ")).toContain(status);
        // With a key that is right, it comes as far as the node that is not there.
        if (flags[1] === keyfile) expect(err).toContain("cannot connect to ws://127.0.0.1:1");
      }
  }
}, 60_000);
