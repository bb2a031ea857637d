import { secp256k1 } from "@noble/curves/secp256k1.js";
import * as raw from "@polkadot/wasm-crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { hexToBytes } from "../bytes.ts";
import { blake2_256 } from "../hash/blake2-noble.ts";
import { ecdsaPublicKey, ecdsaRecoverPrehashed, ecdsaSign, ecdsaVerify } from "./ecdsa.ts";

const ORDER = 0xffffffff_ffffffff_ffffffff_fffffffe_baaedce6_af48a03b_bfd25e8c_d0364141n;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const toBytes = (value: bigint): Uint8Array => hexToBytes(value.toString(16).padStart(64, "0"));

beforeAll(async () => {
  await raw.waitReady();
});

function theirs(signature: Uint8Array, hash: Uint8Array): Uint8Array {
  return raw.secp256k1Compress(raw.secp256k1Recover(hash, signature.subarray(0, 64), signature[64] ?? 0));
}

test("signs as the Rust crate does, and recovers the same key from any signature", () => {
  const secret = fc.bigInt({ min: 1n, max: ORDER - 1n }).map(toBytes);
  fc.assert(
    fc.property(secret, bytes(32), (key, message) => {
      const signature = ecdsaSign(key, message);
      const hash = blake2_256(message);
      expect(signature).toEqual(raw.secp256k1Sign(hash, key));
      expect(ecdsaRecoverPrehashed(signature, hash)).toEqual(ecdsaPublicKey(key));
      expect(theirs(signature, hash)).toEqual(ecdsaPublicKey(key));
    }),
    { numRuns: 20 },
  );
});

test("accepts high s and Ethereum's recovery ids, refuses what is out of range", () => {
  const secret = new Uint8Array(32).fill(9);
  const message = Uint8Array.of(1, 2, 3);
  const signature = ecdsaSign(secret, message);
  const key = ecdsaPublicKey(secret);
  const v = signature[64] ?? 0;
  const withV = (value: number) => signature.map((byte, i) => (i === 64 ? value : byte));
  expect(ecdsaVerify(key, message, signature)).toBe(true);
  expect(ecdsaVerify(blake2_256(key), message, withV(v + 27))).toBe(true);
  expect(ecdsaVerify(key, message, withV(v ^ 1))).toBe(false);
  for (const bad of [4, 26, 31, 255]) expect(ecdsaVerify(key, message, withV(bad))).toBe(false);
  const s = BigInt(`0x${Buffer.from(signature.subarray(32, 64)).toString("hex")}`);
  const high = Uint8Array.of(...signature.subarray(0, 32), ...toBytes(ORDER - s), v ^ 1);
  expect(ecdsaVerify(key, message, high)).toBe(true);
  const zero = new Uint8Array(65);
  expect(ecdsaRecoverPrehashed(zero, new Uint8Array(32))).toBeUndefined();
  expect(ecdsaRecoverPrehashed(signature, new Uint8Array(31))).toBeUndefined();
});

test("a key recovered from noise is one that signed it, and nothing makes it throw", () => {
  fc.assert(
    fc.property(bytes(64), fc.nat(255), bytes(32), (noise, v, hash) => {
      const key = ecdsaRecoverPrehashed(Uint8Array.of(...noise, v), hash);
      if (key === undefined) return;
      expect(v % 27 < 4).toBe(true);
      expect(secp256k1.verify(noise, hash, key, { prehash: false, lowS: false })).toBe(true);
    }),
    { numRuns: 40 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 40 }), (signature, hash) => {
      const key = ecdsaRecoverPrehashed(signature, hash);
      expect(key === undefined || key.length === 33).toBe(true);
    }),
  );
});
