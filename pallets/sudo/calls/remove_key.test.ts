import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { Key } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Sudo", call: "remove_key", args });

function arrange() {
  const b = bench();
  Key.set(b.store, alice);
  return b;
}

test("gives sudo up for good", () => {
  const b = arrange();
  expect(() => b.ctx.dispatch(make({}), Origin.signed(bob))).toThrow(/RequireSudo/);
  b.ctx.dispatch(make({}), Origin.signed(alice));
  expect(Key.get(b.store)).toBeUndefined();
  expect(() => b.ctx.dispatch(make({}), Origin.signed(alice))).toThrow(/RequireSudo/);
});
