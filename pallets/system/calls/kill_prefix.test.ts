import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const bob = account(102);

const make = (args: unknown): RuntimeCall => ({ pallet: "System", call: "kill_prefix", args });

test("removes at most so many keys under a prefix, in order; root only", () => {
  const b = bench();
  const keys = [1, 2, 3].map(i => Uint8Array.of(9, 9, i));
  for (const key of keys) b.store.setRaw(key, Uint8Array.of(1));
  const order = make({ prefix: Uint8Array.of(9, 9), subkeys: 2 });
  expect(() => b.ctx.dispatch(order, Origin.signed(bob))).toThrow(/origin/);
  b.ctx.dispatch(order, Origin.root);
  expect(keys.map(key => b.store.getRaw(key))).toEqual([undefined, undefined, Uint8Array.of(1)]);
});
