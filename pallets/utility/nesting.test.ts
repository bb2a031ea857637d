import type { RuntimeCall } from "@waystone/frame";
import { bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

test("a call is weighed once at each level, however deep batches lie in batches", () => {
  const { runtime } = bench().ctx;
  let call: RuntimeCall = { pallet: "System", call: "remark", args: { remark: new Uint8Array() } };
  // 2^200 steps would never end.
  for (let depth = 0; depth < 200; depth++) call = { pallet: "Utility", call: "batch_all", args: { calls: [call] } };
  const { weight } = runtime.calls.info(call);
  expect(weight.refTime).toBeGreaterThan(200n * 8_000_000n);
});
