import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { currency } from "../logic/currency.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Balances", call: "force_transfer", args });
const to = (value: string) => ({ type: "Id", value });
const TAO = 1_000_000_000n;

function arrange() {
  const b = bench();
  b.fund(alice, 10n * TAO);
  b.store.takeEvents();
  return b;
}
const free = (b: ReturnType<typeof bench>, who: string) => currency.free(b.ctx, who as never);

test("is root's alone", () => {
  const b = arrange();
  const order = make({ source: to(alice), dest: to(bob), value: TAO });
  expect(() => b.ctx.dispatch(order, Origin.signed(bob))).toThrow(/origin/);
  b.ctx.dispatch(order, Origin.root);
  expect(free(b, bob)).toBe(TAO);
});
