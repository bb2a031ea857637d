import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

const make = (args: unknown): RuntimeCall => ({ pallet: "System", call: "remark_with_event", args });

test("tells who said it, and the hash of what", () => {
  const b = bench();
  b.ctx.dispatch(make({ remark: new Uint8Array(0) }), Origin.signed(alice));
  expect(b.events()).toEqual([
    { name: "System.Remarked", values: [alice, "0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"] },
  ]);
  expect(() => b.ctx.dispatch(make({ remark: new Uint8Array(0) }), Origin.root)).toThrow(/origin/);
});
