import { bytesToHex, fromKeyfileSecret, hexToBytes, isMnemonic, ss58Encode, verifySignature } from "@waystone/crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatKeyfile, parseKeyfile } from "./content.ts";
import { WalletError } from "./errors.ts";
import { WalletKey } from "./key.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (value: unknown): WalletKey =>
  parseKeyfile(bytes(typeof value === "string" ? value : JSON.stringify(value)));
const failure = (code: string) => expect.objectContaining({ name: "WalletError", code });
const fieldsOf = (key: WalletKey): Record<string, unknown> => JSON.parse(new TextDecoder().decode(formatKeyfile(key)));

// `vectors/key-derivation-vectors.txt`, and what bittensor-wallet 4.0.1 and bittensor 11.3.0 write of the same keys.
const PHRASE = `${"abandon ".repeat(11)}about`;
const SEED = "0x4ed8d4b17698ddeaa1f1559f152f87b5d472f725ca86d341bd0276f1b61197e2";
const SR25519 = "5EPCUjPxiHAcNooYipQFWr9NmmXJKpNG5RhcntXwbtUySrgH";
const ED25519 = "5FM25N8HGtacre9TnWQGRK32d1kUp1Gs6Dd7YiYpSPZLjmj6";
const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const ALICE_KEYFILE_SECRET =
  "0x33a6f3093f158a7109f679410bef1a0c54168145e0cecb4df006c1c2fffb1f09925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011";
const ALICE_ED_SECRET =
  "0x98319d4ff8a9508c4bb0cf0b5a78d760a0b2082c02775e6e82370816fedfff48925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011";

describe("reading", () => {
  test.each([
    [
      "a mnemonic first, then a seed, then a private key",
      { secretPhrase: PHRASE, secretSeed: `0x${"07".repeat(32)}` },
      SR25519,
    ],
    ["a seed before a private key", { secretSeed: SEED, privateKey: ALICE_KEYFILE_SECRET }, SR25519],
    ["null as absent", { secretPhrase: null, secretSeed: SEED, ss58Address: null }, SR25519],
    ["a private key in keyfile form", { privateKey: ALICE_KEYFILE_SECRET, ss58Address: ALICE }, ALICE],
    ["hexadecimal without 0x and in capitals", { secretSeed: SEED.slice(2).toUpperCase() }, SR25519],
    ["cryptoType as a number", { secretSeed: SEED, cryptoType: 0 }, ED25519],
    ["cryptoType as text", { secretSeed: SEED, cryptoType: "0" }, ED25519],
    ["cryptoType 1", { secretPhrase: PHRASE, cryptoType: 1 }, SR25519],
    ["an ed25519 private key of 32 bytes", { privateKey: SEED, cryptoType: 0 }, ED25519],
    ["the other curve where the address says so", { secretPhrase: PHRASE, ss58Address: ED25519 }, ED25519],
    ["the other curve against cryptoType", { secretPhrase: PHRASE, ss58Address: SR25519, cryptoType: 0 }, SR25519],
    ["the other curve of a private key's length", { privateKey: SEED, ss58Address: ED25519 }, ED25519],
    ["the old name with a space", { secretSeed: SEED, " ss58Address": SR25519 }, SR25519],
    ["an address alone", { ss58Address: ALICE }, ALICE],
    ["an old address alone", { " ss58Address": ALICE }, ALICE],
    ["a public key alone", { publicKey: bytesToHex(WalletKey.fromUri("//Alice").publicKey) }, ALICE],
    [
      "an address of another network's prefix",
      { ss58Address: ss58Encode(WalletKey.fromUri("//Alice").publicKey, 0) },
      ALICE,
    ],
    ["a bare seed", SEED, SR25519],
    ["a bare seed without 0x, with a line end", `${SEED.slice(2)}\n`, SR25519],
    ["a bare private key", ALICE_KEYFILE_SECRET, ALICE],
    ["a bare mnemonic", ` ${PHRASE.toUpperCase().toLowerCase()}\r\n`, SR25519],
  ])("%s", (_, value, address) => {
    expect(read(value).address).toBe(address);
  });

  test("a seed that bittensor-wallet wrote as text, since its bytes are UTF-8", () => {
    const address = "5EAKEW59bkXrt2kkqZyxGnqtx7mAGUvDpkYBaNBabU1bAz1T";
    expect(read({ secretSeed: `0x${"A".repeat(32)}`, ss58Address: address }).address).toBe(address);
  });

  test("an address alone does not sign", () => {
    const key = read({ ss58Address: ALICE });
    expect(key.watchOnly).toBe(true);
    expect(() => key.keypair()).toThrow(failure("watch-only"));
  });

  test.each([
    ["damaged", ""],
    ["damaged", "{"],
    ["damaged", "[]"],
    ["damaged", "{}"],
    ["damaged", "hello"],
    ["damaged", { secretSeed: "0x12" }],
    ["damaged", { secretSeed: 7 }],
    ["damaged", { privateKey: `0x${"zz".repeat(64)}` }],
    ["damaged", { secretSeed: SEED, ss58Address: "5Grw" }],
    ["damaged", { secretSeed: SEED, publicKey: "0x00" }],
    ["bad-secret", { secretPhrase: "abandon about", secretSeed: SEED }],
    ["bad-secret", { privateKey: `0x${"ff".repeat(64)}` }],
    ["bad-secret", { privateKey: SEED }],
    ["unknown-key-type", { secretSeed: SEED, cryptoType: 2 }],
    ["unknown-key-type", { secretSeed: SEED, cryptoType: "sr25519" }],
    ["unknown-key-type", { secretSeed: SEED, cryptoType: 1.5 }],
    ["unknown-key-type", { secretSeed: SEED, hashedDescriptor: "0x00" }],
    ["address-mismatch", { secretSeed: SEED, ss58Address: ALICE }],
    ["address-mismatch", { secretSeed: SEED, ss58Address: SR25519, publicKey: `0x${"01".repeat(32)}` }],
    ["address-mismatch", { ss58Address: ALICE, publicKey: `0x${"01".repeat(32)}` }],
    ["address-mismatch", { privateKey: ALICE_KEYFILE_SECRET.replace("33a6", "34a6"), ss58Address: ALICE }],
    ["foreign-format", { encoded: "AAAA", encoding: { version: "3" }, address: ALICE, meta: {} }],
  ])("%s: %j", (code, value) => {
    expect(() => read(value)).toThrow(failure(code));
  });

  test("bytes that are no text", () => {
    expect(() => parseKeyfile(Uint8Array.of(0xff, 0xfe, 0))).toThrow(failure("damaged"));
  });
});

describe("writing", () => {
  test("the fields of bittensor-wallet 4.0.1, without the one that it cannot read", () => {
    expect(fieldsOf(WalletKey.fromMnemonic(PHRASE))).toEqual({
      accountId: "0x66933bd1f37070ef87bd1198af3dacceb095237f803f3d32b173e6b425ed7972",
      publicKey: "0x66933bd1f37070ef87bd1198af3dacceb095237f803f3d32b173e6b425ed7972",
      privateKey:
        "0x2ec306fc1c5bc2f0e3a2c7a6ec6014ca4a0823a7d7d42ad5e9d7f376a1c36c0d14a2ddb1ef1df4adba49f3a4d8c0f6205117907265f09a53ccf07a4e8616dfd8",
      secretPhrase: PHRASE,
      secretSeed: SEED,
      ss58Address: SR25519,
    });
    expect(fieldsOf(WalletKey.fromUri("//Alice"))["privateKey"]).toBe(ALICE_KEYFILE_SECRET);
    expect(bytesToHex(fromKeyfileSecret(hexToBytes(ALICE_KEYFILE_SECRET)))).toBe(ALICE_ED_SECRET);
  });

  test("an ed25519 key as bittensor 11.3.0 writes it", () => {
    expect(fieldsOf(WalletKey.fromMnemonic(PHRASE, "ed25519"))).toEqual({
      accountId: "0x9125f505bdef2cb5825b9931769316d3e2f22150786489a04f39b434ec9fb294",
      publicKey: "0x9125f505bdef2cb5825b9931769316d3e2f22150786489a04f39b434ec9fb294",
      privateKey: SEED,
      secretPhrase: PHRASE,
      secretSeed: SEED,
      ss58Address: ED25519,
      cryptoType: 0,
    });
  });

  test("an address alone has no secret in it", () => {
    const fields = fieldsOf(WalletKey.fromMnemonic(PHRASE).watching());
    expect(Object.keys(fields)).toEqual(["accountId", "publicKey", "ss58Address"]);
  });
});

const kinds = fc.constantFrom("sr25519" as const, "ed25519" as const);
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const keys = fc.oneof(
  fc.tuple(seeds, kinds).map(([seed, kind]) => WalletKey.fromSeed(seed, kind)),
  fc
    .tuple(fc.constantFrom("//Alice", "//Bob//stash", "//1//2"), kinds)
    .map(([uri, kind]) => WalletKey.fromUri(uri, kind)),
  seeds.map(seed => WalletKey.fromSeed(seed).watching()),
);

test("what is written is read again, and signs as before", () => {
  fc.assert(
    fc.property(keys, key => {
      const again = parseKeyfile(formatKeyfile(key));
      expect(again.toJSON()).toEqual(key.toJSON());
      if (key.watchOnly) return;
      const message = bytes("hello");
      expect(verifySignature(key.kind, key.publicKey, message, again.keypair().sign(message))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("a changed file is an error of ours or the same account, and no error tells a secret", () => {
  const secrets = [...PHRASE.split(" ").slice(-1), SEED.slice(2, 18), ALICE_KEYFILE_SECRET.slice(2, 18)];
  const files = [
    WalletKey.fromMnemonic(PHRASE),
    WalletKey.fromUri("//Alice"),
    WalletKey.fromSeed(hexToBytes(SEED), "ed25519"),
  ].map(key => [key.address, formatKeyfile(key)] as const);
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom("set", "cut", "drop"));
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      ([address, file], changes) => {
        let data = [...file];
        for (const [at, value, how] of changes) {
          const i = at % Math.max(1, data.length);
          if (how === "set") data[i] = value;
          else if (how === "drop") data.splice(i, 1);
          else data = data.slice(0, i);
        }
        try {
          expect(parseKeyfile(Uint8Array.from(data)).address).toBe(address);
        } catch (error) {
          if (!(error instanceof WalletError)) throw error;
          for (const secret of secrets) expect(error.message).not.toContain(secret);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("a key shows kind and address, whoever prints it", async () => {
  const key = WalletKey.fromMnemonic(PHRASE);
  const { inspect } = await import("node:util");
  for (const text of [
    JSON.stringify({ key }),
    inspect({ key }, { depth: 9, showHidden: true }),
    String(Object.values(key)),
  ]) {
    expect(text).not.toContain("abandon");
    expect(text).not.toContain(SEED.slice(2, 20));
  }
  expect(isMnemonic(key.mnemonic ?? "")).toBe(true);
});
