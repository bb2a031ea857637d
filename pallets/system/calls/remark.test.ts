import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

const make = (args: unknown): RuntimeCall => ({ pallet: "System", call: "remark", args });

test("changes nothing, and nobody's remark is refused", () => {
  const b = bench();
  const before = b.store.changes();
  b.ctx.dispatch(make({ remark: new Uint8Array(100) }), Origin.signed(alice));
  expect(b.store.changes()).toEqual(before);
  expect(() => b.ctx.dispatch(make({ remark: new Uint8Array(1) }), Origin.none)).toThrow(/origin/);
});
