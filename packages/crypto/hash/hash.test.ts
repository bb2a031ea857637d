import * as util from "@polkadot/util-crypto";
import * as raw from "@polkadot/wasm-crypto";
import fc from "fast-check";
import { createBLAKE3 } from "hash-wasm";
import { beforeAll, describe, expect, test } from "vitest";
import * as browserEntry from "../browser.ts";
import * as nodeEntry from "../index.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
// As values: the tests pick hashes by name.
const [node, browser] = [{ ...nodeEntry }, { ...browserEntry }];
const hex = node.bytesToHex;
const blake3Wasm = await createBLAKE3();

beforeAll(async () => {
  await util.cryptoWaitReady();
});

const oracles = {
  blake3: (data: Uint8Array) => blake3Wasm.init().update(data).digest("binary"),
  blake2_64: (data: Uint8Array) => raw.blake2b(data, new Uint8Array(), 8),
  blake2_128: (data: Uint8Array) => raw.blake2b(data, new Uint8Array(), 16),
  blake2_256: (data: Uint8Array) => raw.blake2b(data, new Uint8Array(), 32),
  blake2_512: (data: Uint8Array) => raw.blake2b(data, new Uint8Array(), 64),
  twox64: (data: Uint8Array) => raw.twox(data, 1),
  twox128: (data: Uint8Array) => raw.twox(data, 2),
  twox256: (data: Uint8Array) => raw.twox(data, 4),
  keccak256: (data: Uint8Array) => raw.keccak256(data),
  keccak512: (data: Uint8Array) => raw.keccak512(data),
  sha2_256: (data: Uint8Array) => raw.sha256(data),
};

describe.each(Object.entries(oracles))("%s", (name, oracle) => {
  const hash = name as keyof typeof oracles;
  test("equals the Rust implementation, in Node and in browsers", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), data => {
        const expected = hex(oracle(data));
        expect(hex(node[hash](data))).toBe(expected);
        expect(hex(browser[hash](data))).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
  test("hashes a subarray, and more than the hasher's buffer at once", () => {
    const data = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
    expect(hex(node[hash](data.subarray(3)))).toBe(hex(oracle(data.subarray(3))));
  });
});

test("SHA3-256: the standard's digests, and the same in Node and in browsers for every length", () => {
  for (const entry of [node, browser]) {
    expect(hex(entry.sha3_256(text("abc")))).toBe("0x3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
    // FIPS 202's example of 1600 bits: two hundred bytes of 0xa3.
    expect(hex(entry.sha3_256(new Uint8Array(200).fill(0xa3)))).toBe(
      "0x79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787",
    );
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), data => {
      expect(hex(node.sha3_256(data))).toBe(hex(browser.sha3_256(data)));
    }),
    { numRuns: 60 },
  );
});

test("known digests", () => {
  expect(hex(node.twox128(text("System")))).toBe("0x26aa394eea5630e07c48ae0c9558cef7");
  expect(hex(node.blake2_256(new Uint8Array()))).toBe(
    "0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
  );
  expect(hex(node.sha3_256(new Uint8Array()))).toBe(
    "0xa7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
  );
  expect(hex(node.sha2_256(text('{"prompt": "hello"}')))).toBe(
    "0x341c57448e531310fbbe83f44cea2a5e838bd9e8a6b82b269f01d0dbbc23c3cc",
  );
});
