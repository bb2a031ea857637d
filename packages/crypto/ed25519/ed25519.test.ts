import * as raw from "@polkadot/wasm-crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { bytesToHex, hexToBytes } from "../bytes.ts";
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from "./ed25519.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

beforeAll(async () => {
  await raw.waitReady();
});

test("RFC 8032, section 7.1, test 2", () => {
  const seed = hexToBytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  expect(bytesToHex(ed25519PublicKey(seed))).toBe("0x3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  expect(bytesToHex(ed25519Sign(seed, Uint8Array.of(0x72)))).toBe(
    "0x92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  );
});

test("equals the Rust crate", () => {
  fc.assert(
    fc.property(bytes(32), fc.uint8Array({ maxLength: 100 }), (seed, message) => {
      const pair = raw.ed25519KeypairFromSeed(seed);
      const key = ed25519PublicKey(seed);
      expect(key).toEqual(pair.slice(32));
      const signature = ed25519Sign(seed, message);
      expect(signature).toEqual(raw.ed25519Sign(key, seed, message));
      expect(ed25519Verify(key, message, signature)).toBe(true);
      expect(ed25519Verify(key, Uint8Array.of(...message, 0), signature)).toBe(false);
    }),
    { numRuns: 20 },
  );
});

test("ZIP 215: small-order and non-canonical points are taken, a scalar beyond the order is not", () => {
  const point = (first: number, last: number) =>
    Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? first : i === 31 ? last : 0));
  const identity = point(1, 0);
  const nonCanonical = hexToBytes("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
  const zero = new Uint8Array(32);
  for (const key of [identity, nonCanonical]) {
    for (const r of [identity, nonCanonical]) {
      expect(ed25519Verify(key, Uint8Array.of(1), Uint8Array.of(...r, ...zero))).toBe(true);
    }
  }
  const order = hexToBytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  expect(ed25519Verify(identity, Uint8Array.of(1), Uint8Array.of(...identity, ...order))).toBe(false);
});
