import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "main.ts");

/** Runs the command; with `node`, as if that version of Node.js ran it. */
function run(args: readonly string[], node?: string) {
  const code = `Object.defineProperty(process.versions, "node", { value: "${node}" })`;
  const as = node === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(code)}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...as, MAIN, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test.each([
  [["subnet", "--nope"], /^waystone: unknown option '--nope'/],
  [["nope"], /^waystone: unknown command 'nope'/],
  [["account", "show"], /^waystone: missing required argument/],
  [["up", "--minutes", "x"], /^waystone: --minutes "x" is not possible: a number above 0 is expected/],
  [
    ["node", "import", "/no/such/file"],
    /^waystone: \/no\/such\/file cannot be read .*name a file that waystone node export wrote/,
  ],
  [["node", "--block-time", "soon"], /^waystone: .*soon.*instant or manual/],
] as const)("%j is wrong usage: exit code 2, what was wrong, and what to do", (args, message) => {
  const { status, stdout, stderr } = run(args);
  expect(stderr).toMatch(message);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
});

test("an old Node.js is refused before anything is done", () => {
  const { status, stderr } = run(["node", "--tmp"], "20.20.2");
  expect(stderr).toMatch(/^waystone: this is Node.js 20\.20\.2, and 24 or newer is needed: use "npx waystone"/);
  expect(status).toBe(2);
});

test("a folder without a chain cannot be verified", () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-empty-"));
  try {
    const { status, stderr } = run(["node", "verify", "--base-path", folder]);
    expect(stderr).toContain(`there is no chain in ${join(folder, "dev")} or ${folder}: give the folder`);
    expect(status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
