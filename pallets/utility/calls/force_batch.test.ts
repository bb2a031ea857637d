import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

const make = (args: unknown): RuntimeCall => ({ pallet: "Utility", call: "force_batch", args });
const said = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const denied = { pallet: "System", call: "kill_storage", args: { keys: [] } };
const names = (b: ReturnType<typeof bench>) => b.events().map(event => event.name);

test("goes on over failures", () => {
  const b = bench();
  b.ctx.dispatch(make({ calls: [denied, said] }), Origin.signed(alice));
  expect(names(b)).toEqual([
    "Utility.ItemFailed",
    "System.Remarked",
    "Utility.ItemCompleted",
    "Utility.BatchCompletedWithErrors",
  ]);
});
