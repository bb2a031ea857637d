import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { Key } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Sudo", call: "sudo_unchecked_weight", args });
const kill = { pallet: "System", call: "kill_storage", args: { keys: [] } };

function arrange() {
  const b = bench();
  Key.set(b.store, alice);
  return b;
}

test("has the weight that it is given, and refuses anybody but its key", () => {
  const b = arrange();
  const order = make({ call: kill, weight: { ref_time: 7n, proof_size: 8n } });
  expect(b.ctx.weigh(order).weight).toEqual({ refTime: 7n, proofSize: 8n });
  expect(() => b.ctx.dispatch(order, Origin.signed(bob))).toThrow(/RequireSudo/);
  b.ctx.dispatch(order, Origin.signed(alice));
  expect(b.events().map(event => event.name)).toEqual(["Sudo.Sudid"]);
});
