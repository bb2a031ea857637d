import { defineRuntime, EMPTY_STATE, Origin, RuntimeContext } from "@waystone/frame";
import { AlphaAssets } from "./index.ts";

/** A context on an empty state of the smallest runtime in which the pallet runs. */
export function mockContext(): RuntimeContext {
  const runtime = defineRuntime({
    crate: "mock",
    version: {
      specName: "mock",
      implName: "mock",
      authoringVersion: 1,
      specVersion: 1,
      implVersion: 1,
      transactionVersion: 1,
      stateVersion: 1,
    },
    pallets: { AlphaAssets: [31, AlphaAssets] },
    ports: [],
    extensions: [],
    apis: [],
  });
  const phase = { type: "ApplyExtrinsic", value: 0 } as const;
  return new RuntimeContext(runtime, runtime.newStore(EMPTY_STATE), Origin.root, { phase });
}
