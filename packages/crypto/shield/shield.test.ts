import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ShieldKey } from "./shield.ts";

/** Encrypts with another implementation of ML-KEM than the one that opens. */
function seal(publicKey: Uint8Array, message: Uint8Array, nonce: Uint8Array) {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey);
  return { encapsulated: cipherText, sealed: xchacha20poly1305(sharedSecret, nonce).encrypt(message) };
}

const nonces = fc.uint8Array({ minLength: 24, maxLength: 24 });

test("opens what another library has encrypted for it, byte by byte", () => {
  const key = ShieldKey.generate();
  expect(key.publicKey).toHaveLength(1184);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), nonces, (message, nonce) => {
      const { encapsulated, sealed } = seal(key.publicKey, message, nonce);
      expect(key.open(encapsulated, nonce, sealed)).toEqual(message);
    }),
    { numRuns: 20 },
  );
});

test("opens nothing that was changed, is too short, or was meant for another key", () => {
  const [key, other] = [ShieldKey.generate(), ShieldKey.generate()];
  expect(other.publicKey).not.toEqual(key.publicKey);
  const nonce = new Uint8Array(24).fill(7);
  const message = Uint8Array.of(1, 2, 3);
  const { encapsulated, sealed } = seal(key.publicKey, message, nonce);
  expect(key.open(encapsulated, nonce, sealed)).toEqual(message);
  const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
  expect(other.open(encapsulated, nonce, sealed)).toBeUndefined();
  expect(key.open(flipped(encapsulated, 500), nonce, sealed)).toBeUndefined();
  expect(key.open(encapsulated, flipped(nonce, 23), sealed)).toBeUndefined();
  expect(key.open(encapsulated, nonce, flipped(sealed, 0))).toBeUndefined();
  for (const short of [encapsulated.subarray(1), new Uint8Array(0)])
    expect(key.open(short, nonce, sealed)).toBeUndefined();
  expect(key.open(encapsulated, nonce.subarray(1), sealed)).toBeUndefined();
  for (let length = 0; length < 16; length++)
    expect(key.open(encapsulated, nonce, sealed.subarray(0, length))).toBeUndefined();
});
