import { blake2_256 } from "@waystone/crypto";
import { Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { fromHex, toHex } from "@waystone/scale";
import { expect, test } from "vitest";

const submit = (ciphertext: Uint8Array) => ({ pallet: "MevShield", call: "submit_encrypted", args: { ciphertext } });

test("tells the hash of sender and bytes, and stores nothing", () => {
  const b = bench();
  const who = account(7);
  const ciphertext = Uint8Array.of(1, 2, 3);
  const before = b.store.changes().length;
  b.ctx.dispatch(submit(ciphertext), Origin.signed(who));
  // Sender, then the bytes with their compact length: 3 << 2.
  const id = toHex(blake2_256(Uint8Array.of(...fromHex(who), 12, ...ciphertext)));
  expect(b.events()).toEqual([{ name: "MevShield.EncryptedSubmitted", values: [id, who] }]);
  expect(b.store.changes().length).toBe(before);
  expect(() => b.ctx.dispatch(submit(ciphertext), Origin.none)).toThrow(/origin/i);
});

test("takes 8,192 bytes and no more", () => {
  const { ctx } = bench();
  expect(ctx.encodeCall(submit(new Uint8Array(8192)))).toHaveLength(2 + 2 + 8192);
  expect([...ctx.encodeCall(submit(new Uint8Array(0)))]).toEqual([30, 1, 0]);
  expect(() => ctx.encodeCall(submit(new Uint8Array(8193)))).toThrow(/8192/);
});
