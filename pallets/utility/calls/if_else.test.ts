import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

const make = (args: unknown): RuntimeCall => ({ pallet: "Utility", call: "if_else", args });
const said = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const denied = { pallet: "System", call: "kill_storage", args: { keys: [] } };
const names = (b: ReturnType<typeof bench>) => b.events().map(event => event.name);

test("makes the other call where the first fails", () => {
  const b = bench();
  b.ctx.dispatch(make({ main: denied, fallback: said }), Origin.signed(alice));
  expect(names(b)).toEqual(["System.Remarked", "Utility.IfElseFallbackCalled"]);
  b.ctx.dispatch(make({ main: said, fallback: denied }), Origin.signed(bob));
  expect(names(b)).toEqual(["System.Remarked", "Utility.IfElseMainSuccess"]);
  expect(() => b.ctx.dispatch(make({ main: denied, fallback: denied }), Origin.signed(bob))).toThrow(/origin/);
});
