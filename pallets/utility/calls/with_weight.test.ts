import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

const make = (args: unknown): RuntimeCall => ({ pallet: "Utility", call: "with_weight", args });
const said = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const denied = { pallet: "System", call: "kill_storage", args: { keys: [] } };
const names = (b: ReturnType<typeof bench>) => b.events().map(event => event.name);

test("has the weight that it is given; root only", () => {
  const b = bench();
  const order = make({ call: denied, weight: { ref_time: 5n, proof_size: 0n } });
  expect(b.ctx.weigh(order).weight.refTime).toBe(5n);
  b.ctx.dispatch(order, Origin.root);
  expect(() =>
    b.ctx.dispatch(make({ call: said, weight: { ref_time: 5n, proof_size: 0n } }), Origin.signed(alice)),
  ).toThrow(/origin/);
  expect(names(b)).toEqual([]);
});
