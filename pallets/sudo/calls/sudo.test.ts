import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { Key } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Sudo", call: "sudo", args });
const remark = { pallet: "System", call: "remark_with_event", args: { remark: new Uint8Array(1) } };
const kill = { pallet: "System", call: "kill_storage", args: { keys: [] } };

function arrange() {
  const b = bench();
  Key.set(b.store, alice);
  return b;
}

test("acts as root for its key, for free", () => {
  const b = arrange();
  expect(b.ctx.dispatch(make({ call: kill }), Origin.signed(alice))).toEqual({ pays: "No" });
  expect(b.events()).toEqual([{ name: "Sudo.Sudid", values: [{ type: "Ok", value: undefined }] }]);
});

test("tells an inner failure and does not fail with it", () => {
  const b = arrange();
  b.ctx.dispatch(make({ call: remark }), Origin.signed(alice));
  expect(b.events()).toEqual([
    { name: "Sudo.Sudid", values: [{ type: "Err", value: { type: "BadOrigin", value: undefined } }] },
  ]);
});

test("refuses anybody else", () => {
  expect(() => arrange().ctx.dispatch(make({ call: kill }), Origin.signed(bob))).toThrow(/RequireSudo/);
});
