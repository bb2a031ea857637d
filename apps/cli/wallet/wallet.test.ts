import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatKeyfile, parseKeyfile, WalletKey } from "@waystone/sdk/wallet";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { plant, type Ran, type Run, runner, snapshot } from "./testing.ts";
import { VAULT } from "./testing-vault.ts";

const root = mkdtempSync(join(tmpdir(), "waystone-wallet-cli-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
let folder: string;
let run: Run;
beforeEach(() => {
  folder = join(root, String(count++));
  run = runner(folder);
});

const PHRASE = `${"abandon ".repeat(11)}about`;
const SEED = "4ed8d4b17698ddeaa1f1559f152f87b5d472f725ca86d341bd0276f1b61197e2";
const ADDRESS = "5EPCUjPxiHAcNooYipQFWr9NmmXJKpNG5RhcntXwbtUySrgH";
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const json = ({ status, out, err }: Ran): Record<string, unknown> => {
  expect(status, err).toBe(0);
  return JSON.parse(out) as Record<string, unknown>;
};

describe("a wallet from its making to its end", () => {
  test("new, list, show, sign, verify, encrypt, decrypt, regen", async () => {
    const mnemonics = join(root, "mnemonics.txt");
    const made = json(
      await run([
        "wallet",
        "new",
        "--wallet",
        "w",
        "--hotkey",
        "h",
        "--no-password",
        "--mnemonic-file",
        mnemonics,
        "--json",
      ]),
    );
    expect(made).toMatchObject({ wallet: "w", hotkey: "h", mnemonicFile: mnemonics });
    expect(statSync(mnemonics).mode & 0o777).toBe(0o600);
    const [cold, hot] = made["keys"] as [{ address: string }, { address: string }];
    const listed = {
      name: "w",
      coldkey: { address: cold.address, encryption: "none" },
      hotkeys: [{ name: "h", address: hot.address }],
    };
    expect(json(await run(["wallet", "list", "--json"]))).toMatchObject({ wallets: [listed] });
    expect(json(await run(["wallet", "show", "--wallet", "w", "--json"]))).toMatchObject(listed);

    const message = ["--message", "I was here"];
    const signed = json(
      await run(["wallet", "sign", "--wallet", "w", "--hotkey", "h", "--role", "hotkey", ...message, "--json"]),
    );
    const check = (...args: readonly string[]) =>
      run(["wallet", "verify", "--address", hot.address, "--signature", String(signed["signature"]), ...args]);
    expect(await check(...message)).toMatchObject({ status: 0, out: `signed by ${hot.address} (sr25519)\n` });
    expect(await check("--message", "I was there")).toMatchObject({ status: 1, out: `not signed by ${hot.address}\n` });
    expect((await check("--hex", Buffer.from("I was here").toString("hex"))).status).toBe(0);
    expect((await check(...message, "--kind", "ed25519")).status).toBe(1);

    const password = { BT_WALLET_PASSWORD: "test-password" };
    const before = readFileSync(at("w", "coldkey"));
    expect(await run(["wallet", "encrypt", "--wallet", "w"], password)).toMatchObject({
      status: 0,
      out: `encrypted ${at("w", "coldkey")}\n`,
    });
    expect(readFileSync(at("w", "coldkey")).subarray(0, 5).toString()).toBe("$NACL");
    expect(await run(["wallet", "encrypt", "--wallet", "w"], password)).toMatchObject({
      status: 1,
      err: expect.stringContaining("is encrypted already"),
    });
    expect(json(await run(["wallet", "decrypt", "--wallet", "w", "--json"], password))).toMatchObject({
      before: "nacl",
      after: "none",
      address: cold.address,
    });
    expect(readFileSync(at("w", "coldkey"))).toEqual(before);

    const again = await run(["wallet", "regen", "--wallet", "copy", "--no-password", "--secret-file", mnemonics]);
    expect(again).toMatchObject({ status: 0, out: expect.stringContaining(cold.address) });
    expect(readFileSync(at("copy", "coldkey"))).toEqual(before);
    expect(
      (await run(["wallet", "regen", "--wallet", "copy", "--role", "hotkey", "--secret-file", mnemonics])).out,
    ).toContain(hot.address);
  }, 180_000);

  test("a message is signed as it is, or in the wrapping of wallets in browsers, which verify takes too", async () => {
    plant(at("w", "coldkey"), formatKeyfile(WalletKey.fromUri("//Alice", "ed25519")));
    const { address, signature, kind } = json(
      await run(["wallet", "sign", "--wallet", "w", "--message", "x", "--wrap", "--json"]),
    );
    expect(kind).toBe("ed25519");
    const verify = ["wallet", "verify", "--address", String(address), "--signature", String(signature)];
    for (const text of ["x", "<Bytes>x</Bytes>"])
      expect((await run([...verify, "--message", text])).status, text).toBe(0);
  }, 60_000);

  test("regen takes a seed, a private key, a mnemonic in the environment, and an address to look at", async () => {
    const secret = (text: string) => ["--secret-file", plant(join(root, "secret"), text)];
    const hotkey = (name: string, ...args: readonly string[]) => [
      "wallet",
      "regen",
      "--role",
      "hotkey",
      "--hotkey",
      name,
      "--json",
      ...args,
    ];
    const address = (ran: Ran) => (json(ran)["keys"] as [{ address: string }])[0].address;
    expect(address(await run(hotkey("seed", ...secret(`0x${SEED}\n`))))).toBe(ADDRESS);
    const privateKey = JSON.parse(readFileSync(at("default", "hotkeys", "seed"), "utf8")).privateKey as string;
    expect(address(await run(hotkey("private", ...secret(privateKey))))).toBe(ADDRESS);
    expect(address(await run(hotkey("words"), { WAYSTONE_WALLET_SECRET: PHRASE }))).toBe(ADDRESS);
    expect(address(await run(hotkey("watched", "--address", ADDRESS)))).toBe(ADDRESS);
    expect(address(await run(hotkey("other", "--kind", "ed25519"), { WAYSTONE_WALLET_SECRET: PHRASE }))).toBe(
      "5FM25N8HGtacre9TnWQGRK32d1kUp1Gs6Dd7YiYpSPZLjmj6",
    );
    expect(existsSync(at("default", "hotkeys", "watched"))).toBe(false);
    expect(parseKeyfile(readFileSync(at("default", "hotkeys", "words"))).mnemonic).toBe(PHRASE);
  }, 60_000);
});

test("a dry run tells files and writes none", async () => {
  const plan = json(await run(["wallet", "new", "--dry-run", "--json"]));
  expect(plan).toMatchObject({
    written: false,
    files: [{ file: at("default", "coldkey"), replaces: false }, {}, {}, {}],
  });
  expect((await run(["wallet", "regen", "--dry-run"])).out).toContain("nothing was written");
  expect(existsSync(folder)).toBe(false);
  plant(at("w", "coldkey"), formatKeyfile(WalletKey.fromUri("//Alice")));
  const before = snapshot(folder);
  expect(await run(["wallet", "encrypt", "--wallet", "w", "--dry-run"])).toMatchObject({
    status: 0,
    out: expect.stringContaining("would encrypt"),
  });
  expect(await run(["wallet", "new", "--wallet", "w", "--dry-run"])).toMatchObject({
    status: 1,
    err: expect.stringContaining("is there already"),
  });
  expect(snapshot(folder)).toEqual(before);
}, 60_000);

// Nothing below has a terminal, so that whoever would ask must say what to give instead.
test.each([
  [["new"], /--mnemonic-file FILE/],
  [["new", "--json"], /--mnemonic-file FILE/],
  [["new", "--mnemonic-file", "/dev/null/x"], /BT_WALLET_PASSWORD, or give --password-file/],
  [["regen"], /--secret-file FILE, set WAYSTONE_WALLET_SECRET/],
  [["new", "--words", "13", "--mnemonic-file", "x"], /--words is "13"; give 12, 15, 18, 21 or 24/],
  [["new", "--kind", "rsa"], /--kind is "rsa"; give sr25519 or ed25519/],
  [["show", "--wallet", "../x"], /"\.\.\/x" cannot be the name of a wallet/],
  [["sign"], /--message TEXT, --message-file FILE, --hex DIGITS/],
  [["sign", "--message", "a", "--hex", "00"], /by one of --message/],
  [["sign", "--message", "a", "--role", "warmkey"], /--role is "warmkey"; give coldkey or hotkey/],
  [["verify", "--message", "a", "--signature", "0xzz", "--address", ADDRESS], /--signature: .*hexadecimal/],
  [["verify", "--message", "a", "--signature", "0x00", "--address", "5Abc"], /--address: .*not an SS58 address/],
  [["regen", "--address", "5Abc"], /--address: .*not an SS58 address/],
  [["serve"], /required option '--socket <path>'/],
  [["serve", "--socket", "/x", "--messages", "some"], /--messages is "some"/],
  [["serve", "--socket", "/x", "--per-minute", "0"], /--per-minute is "0"/],
  [["swap-check", "--to", "5Abc"], /has no hotkey|--to: /],
] as const)("wallet %j is wrong usage, and says what to do", async (args, message) => {
  const { status, out, err } = await run(["wallet", ...args]);
  expect(err).toMatch(message);
  expect({ status, out }).toEqual({ status: args[0] === "swap-check" ? 1 : 2, out: "" });
  expect(existsSync(folder)).toBe(false);
});

describe("what is wrong with a wallet is exit code 1, said clearly, and changes nothing", () => {
  const sign = ["wallet", "sign", "--wallet", "w", "--message", "x"];
  const alice = (): Uint8Array => formatKeyfile(WalletKey.fromUri("//Alice"));
  const edited = (changes: object): string =>
    JSON.stringify({ ...JSON.parse(Buffer.from(alice()).toString()), ...changes });

  test.each([
    ["no wallet", (): string => "", sign, /wallet "w" has no coldkey: .* does not exist; `waystone wallet list`/],
    [
      "no hotkey",
      () => plant(at("w", "coldkey"), alice()),
      ["wallet", "show", "--wallet", "w", "--hotkey", "h"],
      /has no hotkey "h"; it has none/,
    ],
    ["a damaged file", () => plant(at("w", "coldkey"), alice().subarray(0, 90)), sign, /cannot be used: it is damaged/],
    [
      "a file cut short within its encryption",
      () => plant(at("w", "coldkey"), "$NACL12345678"),
      sign,
      /cannot be opened: .*cut short/,
    ],
    [
      "an unknown type of key",
      () => plant(at("w", "coldkey"), edited({ cryptoType: 7 })),
      sign,
      /cryptoType 7 is not known/,
    ],
    [
      "another address",
      () => plant(at("w", "coldkey"), edited({ ss58Address: ADDRESS })),
      sign,
      /one of them was changed/,
    ],
    ["open permissions", () => plant(at("w", "coldkey"), alice(), 0o644), sign, /has mode 0644, .*: chmod 600 /],
    ["an address alone", () => plant(at("w", "coldkey"), `{"ss58Address":"${ADDRESS}"}`), sign, /cannot sign/],
    [
      "an export of an app",
      () => plant(at("w", "coldkey"), '{"encoded":"AA","encoding":{}}'),
      sign,
      /JSON export of polkadot.js/,
    ],
    [
      "a file in the way",
      () => plant(at("w", "coldkeypub.txt"), `{"ss58Address":"${ADDRESS}"}`),
      ["wallet", "regen", "--wallet", "w"],
      /coldkeypub.txt is there already/,
    ],
    [
      "a weak password",
      () => plant(at("w", "coldkey"), alice()),
      ["wallet", "encrypt", "--wallet", "w"],
      /too weak: it has fewer than 6 characters/,
    ],
    [
      "nothing to decrypt",
      () => plant(at("w", "coldkey"), alice()),
      ["wallet", "decrypt", "--wallet", "w"],
      /is not encrypted; nothing was done/,
    ],
    [
      "a password file that is not there",
      () => plant(at("w", "coldkey"), "$NACL".padEnd(200)),
      [...sign, "--password-file", "/no/file"],
      /\/no\/file does not exist/,
    ],
  ] as const)("%s", async (what, prepare, args, message) => {
    prepare();
    const before = existsSync(folder) ? snapshot(folder) : {};
    const password = what.includes("password file") ? "" : "12345";
    const { status, out, err } = await run(args, { BT_WALLET_PASSWORD: password, WAYSTONE_WALLET_SECRET: PHRASE });
    expect(err).toMatch(message);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(existsSync(folder) ? snapshot(folder) : {}).toEqual(before);
  });

  test("a wrong password", async () => {
    plant(at("w", "coldkey"), VAULT);
    const before = snapshot(folder);
    const { status, out, err } = await run(["wallet", "decrypt", "--wallet", "w"], {
      BT_WALLET_PASSWORD: "not the password",
    });
    expect(err).toMatch(/cannot be opened: The password is wrong, or the file was damaged/);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(snapshot(folder)).toEqual(before);
  }, 60_000);

  test("open permissions may be allowed, with a warning", async () => {
    plant(at("w", "coldkey"), alice(), 0o640);
    const { status, err } = await run([...sign, "--allow-open"]);
    expect({ status, err }).toEqual({ status: 0, err: expect.stringContaining("has mode 0640") });
  });
});
