import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { currency } from "../logic/currency.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Balances", call: "transfer_all", args });
const to = (value: string) => ({ type: "Id", value });
const TAO = 1_000_000_000n;

function arrange() {
  const b = bench();
  b.fund(alice, 10n * TAO);
  b.store.takeEvents();
  return b;
}
const free = (b: ReturnType<typeof bench>, who: string) => currency.free(b.ctx, who as never);

test("moves all, or all but the existential deposit", () => {
  const b = arrange();
  b.ctx.dispatch(make({ dest: to(bob), keep_alive: true }), Origin.signed(alice));
  expect([free(b, alice), free(b, bob)]).toEqual([500n, 10n * TAO - 500n]);
  b.ctx.dispatch(make({ dest: to(alice), keep_alive: false }), Origin.signed(bob));
  expect([free(b, alice), free(b, bob)]).toEqual([10n * TAO, 0n]);
});
