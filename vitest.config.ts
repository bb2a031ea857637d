import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{packages,pallets,subnets,apps,conformance,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout: 30_000,
  },
});
