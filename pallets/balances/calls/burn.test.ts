import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

import { currency } from "../logic/currency.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Balances", call: "burn", args });
const TAO = 1_000_000_000n;

function arrange() {
  const b = bench();
  b.fund(alice, 10n * TAO);
  b.store.takeEvents();
  return b;
}
const free = (b: ReturnType<typeof bench>, who: string) => currency.free(b.ctx, who as never);

test("destroys TAO: the issuance falls", () => {
  const b = arrange();
  const before = currency.issuance(b.ctx);
  b.ctx.dispatch(make({ value: 2n * TAO, keep_alive: true }), Origin.signed(alice));
  expect(free(b, alice)).toBe(8n * TAO);
  expect(currency.issuance(b.ctx)).toBe(before - 2n * TAO);
  expect(() => b.ctx.dispatch(make({ value: 8n * TAO, keep_alive: true }), Origin.signed(alice))).toThrow(/alive/);
});
