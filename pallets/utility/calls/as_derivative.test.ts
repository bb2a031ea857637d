import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

const make = (args: unknown): RuntimeCall => ({ pallet: "Utility", call: "as_derivative", args });
const said = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const denied = { pallet: "System", call: "kill_storage", args: { keys: [] } };
const names = (b: ReturnType<typeof bench>) => b.events().map(event => event.name);

test("acts for an account of its own for each index", () => {
  const b = bench();
  for (const index of [0, 1]) b.ctx.dispatch(make({ index, call: said }), Origin.signed(alice));
  const who = b.events().map(event => event.values[0]);
  expect(new Set([...who, alice]).size).toBe(3);
  expect(() => b.ctx.dispatch(make({ index: 0, call: denied }), Origin.signed(bob))).toThrow(/origin/);
  expect(names(b)).toEqual([]);
});
