import * as raw from "@polkadot/wasm-crypto";
import { sr25519_pubkey, sr25519_verify } from "@polkadot-labs/schnorrkel-wasm";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bytesToHex, hexToBytes } from "../bytes.ts";
import { keyFromUri } from "../index.ts";
import { guarded } from "./guard.ts";
import { fromKeyfileSecret, toKeyfileSecret } from "./keyfile-secret.ts";
import { schnorrkel } from "./schnorrkel.ts";
import { scureSr25519 } from "./scure.ts";
import { isPoint, isSecretShape, isSignatureShape } from "./well-formed.ts";

const message = new TextEncoder().encode("to be signed");
const alice = keyFromUri("//Alice");
const marked = (signature: Uint8Array): Uint8Array =>
  signature.map((byte, i) => (i === 63 ? (byte & 0x1f) | 0x80 : byte));
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

beforeAll(async () => {
  await raw.waitReady();
});

describe("acceptance equals schnorrkel in wasm-crypto", () => {
  const agree = (publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean => {
    const verdict = schnorrkel.verify(publicKey, text, signature);
    expect(verdict).toBe(
      signature.length === 64 && publicKey.length === 32 && raw.sr25519Verify(signature, text, publicKey),
    );
    return verdict;
  };

  test("of right signatures by any key", () => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ maxLength: 200 }), (seed, text) => {
        const keys = schnorrkel.keysFromSeed(seed);
        expect(bytesToHex(raw.sr25519KeypairFromSeed(seed))).toBe(
          `${bytesToHex(keys.secretKey)}${bytesToHex(keys.publicKey).slice(2)}`,
        );
        expect(agree(keys.publicKey, text, schnorrkel.sign(keys, text))).toBe(true);
        expect(agree(keys.publicKey, text, raw.sr25519Sign(keys.publicKey, keys.secretKey, text))).toBe(true);
        expect(scureSr25519.verify(keys.publicKey, text, schnorrkel.sign(keys, text))).toBe(true);
        expect(agree(keys.publicKey, text, scureSr25519.sign(keys, text))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test("of noise that has the right shape", () => {
    fc.assert(
      fc.property(bytes(32), bytes(64), (publicKey, signature) => {
        agree(publicKey, message, marked(signature));
        agree(alice.publicKey, message, marked(signature));
        agree(alice.publicKey, message, signature);
      }),
      { numRuns: 100 },
    );
  });

  test("of the edges: identity, the group's order, no marker, non-canonical points", () => {
    const identity = new Uint8Array(32);
    expect(agree(identity, message, marked(new Uint8Array(64)))).toBe(true);
    expect(agree(identity, message, new Uint8Array(64))).toBe(false);
    const order = hexToBytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    for (const delta of [-1, 0, 1]) {
      const scalar = order.map((byte, i) => (i === 0 ? byte + delta : byte));
      const signature = marked(Uint8Array.of(...identity, ...scalar));
      expect(isSignatureShape(signature)).toBe(delta === -1);
      agree(identity, message, signature);
      agree(alice.publicKey, message, signature);
    }
    for (const first of [0, 1, 2, 0xec, 0xed, 0xee]) {
      const point = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? first : i === 31 ? 0x7f : 0xff));
      agree(point, message, alice.sign(message));
      agree(
        point.map((byte, i) => (i === 0 ? byte : 0)),
        message,
        marked(new Uint8Array(64)),
      );
    }
  });

  test("a point is a point for both", () => {
    fc.assert(
      fc.property(bytes(32), candidate => {
        const key = candidate.map((byte, i) => (i === 0 ? byte & 0xfe : i === 31 ? byte & 0x7f : byte));
        let accepted = true;
        try {
          raw.sr25519DerivePublicSoft(key, new Uint8Array(32));
        } catch {
          accepted = false;
        }
        expect(isPoint(key)).toBe(accepted);
      }),
      { numRuns: 60 },
    );
  });
});

test("a secret is a secret for the crate, and no other reaches it", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const order = hexToBytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  const edges = [-1, 0, 1].map(delta =>
    fromKeyfileSecret(Uint8Array.of((order[0] ?? 0) + delta, ...order.slice(1), ...new Uint8Array(32))),
  );
  fc.assert(
    fc.property(fc.oneof(bytes(64), fc.constantFrom(...edges, alice.secretKey)), candidate => {
      const accepted = guarded(() => sr25519_pubkey(candidate)) !== undefined;
      expect(isSecretShape(candidate)).toBe(accepted);
      const reached = printed.mock.calls.length;
      if (!accepted) expect(() => schnorrkel.publicKey(candidate)).toThrow(/too large/);
      expect(printed.mock.calls.length).toBe(reached);
    }),
    { numRuns: 300 },
  );
  expect(edges.map(isSecretShape)).toEqual([true, false, false]);
  printed.mockRestore();
});

test("thousands of traps leave the module able to verify", () => {
  // The crate prints each panic; the wrapper never lets malformed input get that far, this test does.
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const signature = alice.sign(message);
  const noPoint = new Uint8Array(32).fill(255);
  for (let i = 0; i < 3000; i++) expect(guarded(() => sr25519_verify(noPoint, message, signature))).toBeUndefined();
  expect(schnorrkel.verify(alice.publicKey, message, signature)).toBe(true);
  const reached = printed.mock.calls.length;
  for (let i = 0; i < 3000; i++) expect(schnorrkel.verify(noPoint, message, signature)).toBe(false);
  expect(schnorrkel.verify(alice.publicKey, message, new Uint8Array(64).fill(255))).toBe(false);
  expect(printed.mock.calls.length).toBe(reached);
  printed.mockRestore();
});

test("a keyfile's private key is the secret with its scalar divided by 8", () => {
  const stored =
    "0x33a6f3093f158a7109f679410bef1a0c54168145e0cecb4df006c1c2fffb1f09925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011";
  expect(bytesToHex(alice.secretKey)).toBe(
    "0x98319d4ff8a9508c4bb0cf0b5a78d760a0b2082c02775e6e82370816fedfff48925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011",
  );
  expect(bytesToHex(toKeyfileSecret(alice.secretKey))).toBe(stored);
  expect(fromKeyfileSecret(hexToBytes(stored))).toEqual(alice.secretKey);
  expect(() => toKeyfileSecret(hexToBytes(stored))).toThrow(/multiple of 8/);
  expect(() => fromKeyfileSecret(new Uint8Array(64).fill(255))).toThrow(/2\^253/);
});
