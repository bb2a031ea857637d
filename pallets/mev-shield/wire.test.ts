import fc from "fast-check";
import { expect, test } from "vitest";
import { isShielded, shieldedOf } from "./wire.ts";

const submit = (ciphertext: Uint8Array) => ({ pallet: "MevShield", call: "submit_encrypted", args: { ciphertext } });
const bytes = (min: number, max = min) => fc.uint8Array({ minLength: min, maxLength: max });

test("takes apart what was put together", () => {
  fc.assert(
    fc.property(bytes(16), bytes(0, 1500), bytes(24), bytes(0, 500), (keyHash, encapsulated, nonce, sealed) => {
      const length = [encapsulated.length & 255, encapsulated.length >> 8];
      const whole = Uint8Array.of(...keyHash, ...length, ...encapsulated, ...nonce, ...sealed);
      expect(shieldedOf(submit(whole))).toEqual({ keyHash, encapsulated, nonce, sealed });
    }),
  );
});

test("whatever the bytes, it answers, and with parts of them only", () => {
  fc.assert(
    fc.property(bytes(0, 120), ciphertext => {
      const parts = shieldedOf(submit(ciphertext));
      if (parts === undefined) return;
      const { keyHash, encapsulated, nonce, sealed } = parts;
      expect([keyHash.length, nonce.length]).toEqual([16, 24]);
      expect(42 + encapsulated.length + sealed.length).toBe(ciphertext.length);
    }),
  );
  // Too few bytes for a nonce, by one; and a length that leads past the end.
  expect(shieldedOf(submit(new Uint8Array(41)))).toBeUndefined();
  expect(shieldedOf(submit(new Uint8Array(42)))).toBeDefined();
  expect(shieldedOf(submit(new Uint8Array(42).fill(255)))).toBeUndefined();
});

test("is about one call alone", () => {
  const other = { pallet: "MevShield", call: "store_encrypted", args: { encrypted_call: new Uint8Array(99) } };
  expect([isShielded(submit(new Uint8Array())), isShielded(other)]).toEqual([true, false]);
  expect(shieldedOf(other)).toBeUndefined();
});
