import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { Key } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Sudo", call: "sudo_as", args });
const remark = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };

function arrange() {
  const b = bench();
  Key.set(b.store, alice);
  return b;
}

test("acts for another account", () => {
  const b = arrange();
  const order = make({ who: { type: "Id", value: bob }, call: remark });
  expect(() => b.ctx.dispatch(order, Origin.signed(bob))).toThrow(/RequireSudo/);
  b.ctx.dispatch(order, Origin.signed(alice));
  const [said, done] = b.events();
  expect([said?.name, said?.values[0], done?.name]).toEqual(["System.Remarked", bob, "Sudo.SudoAsDone"]);
});
