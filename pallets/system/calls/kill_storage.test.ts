import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const bob = account(102);

const make = (args: unknown): RuntimeCall => ({ pallet: "System", call: "kill_storage", args });

const key = Uint8Array.from({ length: 40 }, (_, i) => i);

test("removes raw keys; root only", () => {
  const b = bench();
  b.store.setRaw(key, Uint8Array.of(7));
  expect(() => b.ctx.dispatch(make({ keys: [key] }), Origin.signed(bob))).toThrow(/origin/);
  b.ctx.dispatch(make({ keys: [key] }), Origin.root);
  expect(b.store.getRaw(key)).toBeUndefined();
});
