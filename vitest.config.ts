import { defineConfig } from "vitest/config";

const shared = { exclude: ["**/node_modules/**", "**/dist/**"], testTimeout: 30_000 };
/** What neither reads nor writes anything outside its own values: its test files share one set of modules, which is ten times as fast. */
const PURE = "{packages/{scale,primitives,frame,runtime},pallets/*}/**/*.test.ts";

/** Foreign clients against a node: a step of their own, after the rest. */
const CLIENTS = "conformance/clients/**/*.test.ts";

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "pure", include: [PURE], isolate: false } },
      {
        test: {
          ...shared,
          name: "apart",
          include: ["{packages,subnets,apps,conformance,scripts,bench}/**/*.test.ts"],
          exclude: [...shared.exclude, PURE, CLIENTS],
        },
      },
      { test: { ...shared, name: "clients", include: [CLIENTS] } },
    ],
  },
});
