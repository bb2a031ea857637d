import { decodeMetadata } from "@waystone/scale";
import { expect, test } from "vitest";
import { Swap } from "./index.ts";
import { mockRuntime } from "./mock.ts";

const indices = (items: Readonly<Record<string, { readonly index: number }>>) =>
  Object.fromEntries(Object.entries(items).map(([name, { index }]) => [name, index]));

test("calls, events and errors stand where Subtensor has them", () => {
  expect(indices(Swap.calls)).toEqual({
    set_fee_rate: 0,
    add_liquidity: 1,
    remove_liquidity: 2,
    modify_position: 3,
    toggle_user_liquidity: 4,
    disable_lp: 5,
  });
  expect(indices(Swap.events)).toEqual({ FeeRateSet: 0 });
  expect(Object.keys(Swap.errors).join(" ")).toBe(
    "FeeRateTooHigh InsufficientInputAmount InsufficientLiquidity PriceLimitExceeded InsufficientBalance " +
      "InvalidTickRange InvalidLiquidityValue ReservesTooLow MechanismDoesNotExist SubtokenDisabled " +
      "ReservesOutOfBalance SwapInputTooLarge Deprecated",
  );
});

test("the metadata shows storage and constants under their names", () => {
  const { type, value } = decodeMetadata(mockRuntime().metadata(15) ?? new Uint8Array(0));
  expect(type).toBe("V15");
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
  for (const name of [
    ...["FeeRate", "SwapBalancer", "PalSwapInitialized", "HasMigrationRun", "ScrapReservoirAlpha"],
    ...["AlphaSqrtPrice", "FeeGlobalTao", "FeeGlobalAlpha", "Ticks", "Positions"],
    ...["ProtocolId", "MaxFeeRate", "MaxPositions", "MinimumLiquidity", "MinimumReserve"],
    ...["SwapRuntimeApi", "SimSwapResult", "current_alpha_price_all"],
  ])
    expect(text).toContain(`"${name}"`);
});
