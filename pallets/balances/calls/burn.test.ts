import { Origin, type RuntimeCall } from "@waystone/frame";
import { expect, test } from "vitest";
import { account, bench } from "../../subtensor/mock.ts";

const alice = account(101);

import { TaoPort } from "../../subtensor/ports.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Balances", call: "burn", args });
const TAO = 1_000_000_000n;

function arrange() {
  const b = bench();
  b.fund(alice, 10n * TAO);
  b.store.takeEvents();
  return b;
}
const free = (b: ReturnType<typeof bench>, who: string) => b.ctx.use(TaoPort).free(b.ctx, who as never);

test("destroys TAO: the issuance falls", () => {
  const b = arrange();
  const before = b.ctx.use(TaoPort).issuance(b.ctx);
  b.ctx.dispatch(make({ value: 2n * TAO, keep_alive: true }), Origin.signed(alice));
  expect(free(b, alice)).toBe(8n * TAO);
  expect(b.ctx.use(TaoPort).issuance(b.ctx)).toBe(before - 2n * TAO);
  expect(() => b.ctx.dispatch(make({ value: 8n * TAO, keep_alive: true }), Origin.signed(alice))).toThrow(/alive/);
});
