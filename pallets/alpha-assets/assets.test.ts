import { toHex } from "@waystone/scale";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alphaAssets } from "./assets.ts";
import { tryState } from "./invariants.ts";
import { mockContext } from "./mock.ts";
import { AlphaBurned, AlphaRecycled, TotalAlphaIssuance } from "./storage.ts";

const U64_MAX = (1n << 64n) - 1n;

test("issuance is what was minted less what was recycled; burned alpha stays in it", () => {
  const amounts = fc.array(
    fc.tuple(fc.constantFrom("mint", "burn", "recycle" as const), fc.bigInt({ min: 0n, max: 10n ** 15n })),
  );
  fc.assert(
    fc.property(amounts, steps => {
      const ctx = mockContext();
      const sums = { mint: 0n, burn: 0n, recycle: 0n };
      let issuance = 0n;
      for (const [what, amount] of steps) {
        alphaAssets[what](ctx, 3, amount);
        sums[what] += amount;
        if (what === "mint") issuance += amount;
        if (what === "recycle") issuance = issuance > amount ? issuance - amount : 0n;
      }
      expect(alphaAssets.totalIssuance(ctx, 3)).toBe(issuance);
      expect(AlphaBurned.get(ctx.store, 3)).toBe(sums.burn);
      expect(AlphaRecycled.get(ctx.store, 3)).toBe(sums.recycle);
      expect(alphaAssets.totalIssuance(ctx, 4)).toBe(0n);
    }),
    { numRuns: 100 },
  );
});

test("a zero amount writes nothing", () => {
  const ctx = mockContext();
  alphaAssets.mint(ctx, 1, 0n);
  alphaAssets.burn(ctx, 1, 0n);
  alphaAssets.recycle(ctx, 1, 0n);
  expect(ctx.store.changes()).toEqual([]);
});

test("counts stop at the width of a u64", () => {
  const ctx = mockContext();
  alphaAssets.mint(ctx, 1, U64_MAX);
  alphaAssets.mint(ctx, 1, 1n);
  alphaAssets.burn(ctx, 1, U64_MAX);
  alphaAssets.burn(ctx, 1, 1n);
  expect(TotalAlphaIssuance.get(ctx.store, 1)).toBe(U64_MAX);
  expect(AlphaBurned.get(ctx.store, 1)).toBe(U64_MAX);
});

test("a subnet with more than 21 million alpha is told", () => {
  const ctx = mockContext();
  alphaAssets.mint(ctx, 1, 21n * 10n ** 15n);
  expect(tryState(ctx)).toEqual([]);
  alphaAssets.mint(ctx, 1, 1n);
  expect(tryState(ctx)).toHaveLength(1);
});

test("counts lie under Subtensor's keys", () => {
  const ctx = mockContext();
  alphaAssets.mint(ctx, 1, 5n);
  const [change] = ctx.store.changes();
  // twox128("AlphaAssets"), then twox128 of the item, then twox64 of the netuid before the netuid itself.
  expect(toHex(change?.[0] ?? new Uint8Array(0))).toMatch(/^0x22675d5b0c6bb35f892f28ed2a462afd[0-9a-f]{48}0100$/);
  expect(toHex(change?.[1] ?? new Uint8Array(0))).toBe("0x0500000000000000");
});
