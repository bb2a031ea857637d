import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

const make = (args: unknown): RuntimeCall => ({ pallet: "Utility", call: "batch_all", args });
const said = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const denied = { pallet: "System", call: "kill_storage", args: { keys: [] } };
const names = (b: ReturnType<typeof bench>) => b.events().map(event => event.name);

test("all or nothing", () => {
  const b = bench();
  expect(() => b.ctx.dispatch(make({ calls: [said, denied] }), Origin.signed(alice))).toThrow(/origin/);
  expect(names(b)).toEqual([]);
  b.ctx.dispatch(make({ calls: [said, said] }), Origin.signed(bob));
  expect(names(b).at(-1)).toBe("Utility.BatchCompleted");
});

test("too many calls are refused", () => {
  const calls = Array.from({ length: 10_923 }, () => said);
  expect(() => bench().ctx.dispatch(make({ calls }), Origin.signed(alice))).toThrow(/TooManyCalls/);
});
