import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { Key } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Sudo", call: "set_key", args });

function arrange() {
  const b = bench();
  Key.set(b.store, alice);
  return b;
}

test("hands the key over", () => {
  const b = arrange();
  const order = make({ new: { type: "Id", value: bob } });
  expect(() => b.ctx.dispatch(order, Origin.signed(bob))).toThrow(/RequireSudo/);
  b.ctx.dispatch(order, Origin.signed(alice));
  expect(Key.get(b.store)).toBe(bob);
  expect(b.events()).toEqual([{ name: "Sudo.KeyChanged", values: [alice, bob] }]);
});
