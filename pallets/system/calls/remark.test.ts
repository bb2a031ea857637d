import { Origin, type RuntimeCall } from "@waystone/frame";
import { expect, test } from "vitest";
import { account, bench } from "../../subtensor/mock.ts";

const alice = account(101);

const make = (args: unknown): RuntimeCall => ({ pallet: "System", call: "remark", args });

test("changes nothing, and nobody's remark is refused", () => {
  const b = bench();
  const before = b.store.changes();
  b.ctx.dispatch(make({ remark: new Uint8Array(100) }), Origin.signed(alice));
  expect(b.store.changes()).toEqual(before);
  expect(() => b.ctx.dispatch(make({ remark: new Uint8Array(1) }), Origin.none)).toThrow(/origin/);
});
