import { callRuntimeApi, type RuntimeContext, type StateReader, startsWith } from "@waystone/frame";
import { toHex } from "@waystone/scale";
import { expect, test } from "vitest";
import { found, mockContext } from "./mock.ts";

const TAO = 10n ** 9n;

/** What the context has written, as the state of a block. */
function stateOf({ store }: RuntimeContext): StateReader {
  return {
    get: key => store.getRaw(key),
    *entries(prefix) {
      for (const [key, value] of store.changes())
        if (value !== undefined && startsWith(key, prefix)) yield [key, value] as const;
    },
  };
}

function call(ctx: RuntimeContext, method: string, args: Uint8Array): Uint8Array {
  return callRuntimeApi(ctx.runtime, stateOf(ctx), `SwapRuntimeApi_${method}`, args);
}

function ask(ctx: RuntimeContext, method: string, args: Uint8Array): bigint[] {
  const bytes = call(ctx, method, args);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 8 }, (_, i) => view.getBigUint64(i * 8, true));
}

function swapArgs(netuid: number, amount: bigint): Uint8Array {
  const bytes = new Uint8Array(10);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, netuid, true);
  view.setBigUint64(2, amount, true);
  return bytes;
}

function world(): RuntimeContext {
  const ctx = mockContext();
  found(ctx, 0, TAO, 0n, 0);
  found(ctx, 1, 1_000n * TAO, 4_000n * TAO);
  return ctx;
}

test("prices are in rao for one alpha", () => {
  const ctx = world();
  expect(ask(ctx, "current_alpha_price", Uint8Array.of(0, 0))).toEqual([TAO]);
  expect(ask(ctx, "current_alpha_price", Uint8Array.of(1, 0))).toEqual([TAO / 4n]);
  expect(toHex(call(ctx, "current_alpha_price_all", new Uint8Array(0)))).toBe(
    "0x08000000ca9a3b00000000010080b2e60e00000000",
  );
});

test("a simulated purchase tells what goes in, what comes out, the fee and the slippage", () => {
  const paidIn = TAO - 503_547n;
  const paidOut = (4_000n * TAO * paidIn) / (1_000n * TAO + paidIn);
  expect(ask(world(), "sim_swap_tao_for_alpha", swapArgs(1, TAO))).toEqual([
    paidIn,
    paidOut,
    503_547n,
    0n,
    0n,
    4n * TAO - paidOut,
  ]);
});

test("a simulated sale tells the same of alpha", () => {
  const paidIn = TAO - 503_547n;
  const paidOut = (1_000n * TAO * paidIn) / (4_000n * TAO + paidIn);
  expect(ask(world(), "sim_swap_alpha_for_tao", swapArgs(1, TAO))).toEqual([
    paidOut,
    paidIn,
    0n,
    503_547n,
    TAO / 4n - paidOut,
    0n,
  ]);
});

test("a swap that would fail, and a subnet that does not exist, give zeros", () => {
  expect(ask(world(), "sim_swap_tao_for_alpha", swapArgs(1, 10n ** 18n))).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
  expect(ask(world(), "sim_swap_alpha_for_tao", swapArgs(1, 10n ** 18n))).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
  expect(ask(world(), "sim_swap_alpha_for_tao", swapArgs(1, 0n))).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
});
