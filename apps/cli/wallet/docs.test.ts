// The guide's commands are run by a shell, in the order in which they stand there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const GUIDE = join(import.meta.dirname, "..", "..", "..", "docs", "wallets.md");
const MAIN = join(import.meta.dirname, "..", "main.ts");

const folder = mkdtempSync(join(tmpdir(), "waystone-guide-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("docs/wallets.md says what works", () => {
  const blocks = [...readFileSync(GUIDE, "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);
  expect(blocks.length).toBeGreaterThan(3);
  const npx = `npx() { shift; "${process.execPath}" "${MAIN}" "$@"; }`;
  const inherited = Object.entries(process.env).filter(([name]) => !/^(BT_|WAYSTONE_)/.test(name));
  const env = { ...Object.fromEntries(inherited), BT_WALLET_PATH: join(folder, "wallets") };
  const script = ["set -eu", npx, ...blocks].join("\n");
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: folder, env, encoding: "utf8", input: "" });
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/signed by 5\w+ \(sr25519\)/);
  expect(stdout).toContain(`encrypted ${join(folder, "wallets", "copy", "hotkeys", "miner")}`);
  const [line = ""] = readFileSync(join(folder, "alice.txt"), "utf8").split("\n");
  expect(line.split(" ")).toHaveLength(13);
}, 120_000);
