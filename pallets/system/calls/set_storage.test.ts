import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

import { Number as BlockNumber } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "System", call: "set_storage", args });

const key = Uint8Array.from({ length: 40 }, (_, i) => i);

test("writes raw keys, known or not; root only", () => {
  const b = bench();
  const items = [[key, Uint8Array.of(1, 2)]];
  expect(() => b.ctx.dispatch(make({ items }), Origin.signed(alice))).toThrow(/origin/);
  b.ctx.dispatch(make({ items }), Origin.root);
  expect(b.store.getRaw(key)).toEqual(Uint8Array.of(1, 2));
});

test("an item that owns the key sees its value, and bytes beyond it stay until it is written again", () => {
  const b = bench();
  const full = BlockNumber.fullKey([]);
  const bytes = new TextEncoder().encode("003665c4ffc99a3b0000000000000000");
  b.ctx.dispatch(make({ items: [[full, bytes]] }), Origin.root);
  expect(BlockNumber.get(b.store)).toBe(0x36333030);
  expect(b.store.getRaw(full)).toEqual(bytes);
  BlockNumber.mutate(b.store, number => number);
  expect(b.store.getRaw(full)).toEqual(bytes.slice(0, 4));
});
