import { Keyring } from "@polkadot/api";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import * as browser from "../browser.ts";
import * as node from "../index.ts";
import { junctionChainCode, parseUri } from "./uri.ts";
import type { SignatureKind } from "./verify.ts";

const message = new TextEncoder().encode("to be signed");

beforeAll(async () => {
  await cryptoWaitReady();
});

describe("known addresses", () => {
  test.each([
    ["//Alice", "sr25519", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"],
    ["//Bob", "sr25519", "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"],
    ["//Alice//stash", "sr25519", "5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY"],
    ["//Alice", "ed25519", "5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu"],
    ["//Alice", "ecdsa", "5C7C2Z5sWbytvHpuLTvzKunnnRwQxft1jiqrLD5rhucQ5S9X"],
  ] as const)("%s %s", (uri, kind, address) => {
    expect(node.keyFromUri(uri, kind).address).toBe(address);
    expect(browser.keyFromUri(uri, kind).address).toBe(address);
  });
});

const word = fc.stringMatching(/^[a-zA-Z0-9 _-]{1,40}$/);
const junction = fc.oneof(word, fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map(String));
const step = (slashes: fc.Arbitrary<string>) => fc.tuple(slashes, junction).map(parts => parts.join(""));
const path = (slashes: fc.Arbitrary<string>) => fc.array(step(slashes), { maxLength: 4 }).map(parts => parts.join(""));
const password = fc.option(word, { nil: undefined });

describe.each(["sr25519", "ed25519", "ecdsa"] as const)("%s", kind => {
  const slashes: fc.Arbitrary<string> = kind === "sr25519" ? fc.constantFrom("/", "//") : fc.constant("//");

  test("derives as polkadot.js does", () => {
    const keyring = new Keyring({ type: kind, ss58Format: 42 });
    fc.assert(
      fc.property(path(slashes), password, (steps, secret) => {
        const uri = `${node.DEV_PHRASE}${steps}${secret === undefined ? "" : `///${secret}`}`;
        const expected = keyring.createFromUri(uri).address;
        expect(node.keyFromUri(uri, kind).address).toBe(expected);
        expect(browser.keyFromUri(uri, kind).address).toBe(expected);
      }),
      { numRuns: 12 },
    );
  });

  test("signs what polkadot.js verifies, and the other way round", () => {
    const seed = new Uint8Array(32).fill(7);
    const theirs = new Keyring({ type: kind }).addFromSeed(seed);
    const ours = node.keyFromSeed(seed, kind);
    expect(theirs.verify(message, ours.sign(message), ours.publicKey)).toBe(true);
    expect(node.verifySignature(kind, ours.publicKey, message, theirs.sign(message))).toBe(true);
    expect(browser.verifySignature(kind, ours.accountId, message, ours.sign(message))).toBe(true);
  });

  test("any change makes it false, and nothing makes it throw", () => {
    const key = node.keyFromUri("//Alice", kind);
    const signature = key.sign(message);
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = signature.map((byte, i) => (i === at ? byte ^ flip : byte));
        // The recovery id may be written in two ways.
        fc.pre(!(kind === "ecdsa" && at === 64));
        expect(node.verifySignature(kind, key.publicKey, message, changed)).toBe(false);
      }),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 70 }), (publicKey, bytes) => {
        expect(node.verifySignature(kind, publicKey, message, bytes)).toBe(false);
        expect(browser.verifySignature(kind, publicKey, message, bytes)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

test("soft derivation without the secret", () => {
  const parent = node.keyFromUri("//Alice");
  const chainCode = junctionChainCode("7");
  const child = node.keyFromUri("//Alice/7").publicKey;
  expect(node.sr25519.derivePublic(parent.publicKey, chainCode)).toEqual(child);
  expect(browser.sr25519.derivePublic(parent.publicKey, chainCode)).toEqual(child);
  expect(() => node.keyFromUri("//Alice/7", "ed25519")).toThrow(/no soft derivation/);
  expect(() => node.keyFromUri("//Alice/7", "ecdsa")).toThrow(/no soft derivation/);
});

test("junctions: u64, text, and what is too long for 32 bytes", () => {
  expect(junctionChainCode("258").slice(0, 3)).toEqual(Uint8Array.of(2, 1, 0));
  expect(junctionChainCode("+1")).toEqual(junctionChainCode("1"));
  expect(junctionChainCode("18446744073709551616").slice(0, 3)).toEqual(Uint8Array.of(20 << 2, 0x31, 0x38));
  expect(junctionChainCode("Alice").slice(0, 7)).toEqual(Uint8Array.of(0x14, 0x41, 0x6c, 0x69, 0x63, 0x65, 0));
  const long = "x".repeat(100);
  const encoded = node.concatBytes(Uint8Array.of(0x91, 0x01), new TextEncoder().encode(long));
  expect(junctionChainCode(long)).toEqual(node.blake2_256(encoded));
});

test("URIs: a seed in hexadecimal, a password with slashes, and nonsense", () => {
  const seed = `0x${"07".repeat(32)}`;
  expect(node.keyFromUri(seed).address).toBe(node.keyFromSeed(new Uint8Array(32).fill(7)).address);
  expect(parseUri("//a/b///c//d")).toMatchObject({
    phrase: undefined,
    password: "c//d",
    path: [{ hard: true }, { hard: false }],
  });
  const codes: [string, string][] = [
    ["0x07", "bad-uri"],
    ["//", "bad-uri"],
    ["//a\u0000/", "bad-uri"],
    ["a".repeat(5000), "bad-uri"],
    ["one two", "bad-mnemonic"],
    ["0xzz", "bad-hex"],
  ];
  for (const [uri, code] of codes) expect(() => node.keyFromUri(uri), uri).toThrow(expect.objectContaining({ code }));
});

test("both entries have the same names", () => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort());
  expect(Object.keys(node).sort()).toMatchSnapshot();
});

test("secrets of the wrong length are refused", () => {
  for (const kind of ["sr25519", "ed25519", "ecdsa"] satisfies SignatureKind[]) {
    expect(() => node.keyFromSeed(new Uint8Array(31), kind)).toThrow(expect.objectContaining({ code: "bad-length" }));
  }
  expect(() => node.keyFromSeed(new Uint8Array(32), "ecdsa")).toThrow(expect.objectContaining({ code: "bad-secret" }));
  expect(() => node.keyFromSr25519Secret(new Uint8Array(63))).toThrow(expect.objectContaining({ code: "bad-length" }));
});
