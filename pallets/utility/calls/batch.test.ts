import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

const make = (args: unknown): RuntimeCall => ({ pallet: "Utility", call: "batch", args });
const said = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const denied = { pallet: "System", call: "kill_storage", args: { keys: [] } };
const names = (b: ReturnType<typeof bench>) => b.events().map(event => event.name);

test("stops at the first failure and keeps what came before", () => {
  const b = bench();
  b.ctx.dispatch(make({ calls: [said, denied, said] }), Origin.signed(alice));
  expect(names(b)).toEqual(["System.Remarked", "Utility.ItemCompleted", "Utility.BatchInterrupted"]);
  b.ctx.dispatch(make({ calls: [said] }), Origin.signed(bob));
  expect(names(b)).toEqual(["System.Remarked", "Utility.ItemCompleted", "Utility.BatchCompleted"]);
});

test("costs its calls, and a batch directly inside it is refused", () => {
  const b = bench();
  const twice =
    b.ctx.weigh(make({ calls: [said, said] })).weight.refTime - b.ctx.weigh(make({ calls: [said] })).weight.refTime;
  expect(twice).toBeGreaterThan(b.ctx.weigh(said).weight.refTime);
  expect(() => b.ctx.dispatch(make({ calls: [make({ calls: [] })] }), Origin.signed(alice))).toThrow(/CallFiltered/);
  expect(() => b.ctx.dispatch(make({ calls: [] }), Origin.none)).toThrow(/origin/);
});
