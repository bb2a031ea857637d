import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeCrash, writeCrashReport } from "./crash-report.ts";

const about = { version: "0.1.0", specVersion: 426, block: 7 };

test("a report says what happened and where, and holds neither keys nor a user's folders", () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-crash-report-"));
  try {
    const secret = `0x${"ab".repeat(32)}`;
    const path = writeCrashReport(folder, describeCrash(new TypeError(`bad ${secret} ${"x".repeat(2000)}`), about));
    const text = readFileSync(path, "utf8");
    const report = JSON.parse(text) as ReturnType<typeof describeCrash>;
    expect(report).toMatchObject(about);
    expect(report.error).toMatch(/^TypeError: bad 0x… x/);
    expect(report.error.length).toBeLessThanOrEqual(500);
    expect(report.stack[0]).toContain("packages/node/crash-report.test.ts");
    expect(text).not.toContain(import.meta.dirname);
    expect(text).not.toContain("abab");
    expect(statSync(path).mode & 0o077).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what is thrown may be anything, and the folder may be gone", () => {
  const report = describeCrash("no error at all", about);
  expect(report).toMatchObject({ error: "no error at all", stack: [] });
  expect(writeCrashReport("/nowhere/at/all", report)).toMatch(/^nowhere \(ENOENT/);
});
