// The short form of `npm run crash`: few kills, the same load, the same questions afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crash } from "./crash.ts";

test("a node that is killed at any moment has all that it announced", async () => {
  const basePath = mkdtempSync(join(tmpdir(), "waystone-crash-"));
  try {
    const report = await crash({ basePath, kills: 6, blockTimeMs: 100, lifeMs: 2500, seed: 5 });
    expect(report.lost).toEqual([]);
    expect(report.blocks).toBeGreaterThan(5);
    expect(report.transactions).toBeGreaterThan(5);
    expect(report.verified.blocks).toBeGreaterThanOrEqual(report.height);
  } finally {
    rmSync(basePath, { recursive: true, force: true });
  }
}, 120_000);
