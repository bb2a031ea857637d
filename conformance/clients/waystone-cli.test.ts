// Our own command against a running node, as a process of its own: what it prints, and with which code it ends.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";

const MAIN = join(import.meta.dirname, "..", "..", "apps", "cli", "main.ts");

let node: RunningNode;

beforeAll(async () => {
  node = await startNode();
}, 60_000);

afterAll(async () => {
  await node?.stop();
});

function waystone(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args, "--network", node.url]);
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", code => resolve({ code, out, err }));
  });
}

async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await waystone(...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Record<string, unknown>;
}

it("shows what an account holds, sends TAO to the rao, and sends nothing on a dry run", async () => {
  const before = await json("account", "show", "//Mallory");
  expect(before).toMatchObject({ freeRao: "0", nonce: 0, stakes: [] });
  const dry = await json("account", "transfer", "//Mallory", "1.000000001", "--key", "//Alice", "--dry-run");
  expect(dry).toMatchObject({ amountRao: "1000000001", sent: false });
  expect(await json("account", "show", "//Mallory")).toEqual(before);
  const sent = await json("account", "transfer", "//Mallory", "1.000000001", "--key", "//Alice");
  expect(sent).toMatchObject({ amountRao: "1000000001", sent: true });
  expect(await json("account", "show", "//Mallory")).toMatchObject({ freeRao: "1000000001" });
}, 30_000);

it("says why nothing was sent, and what to do", async () => {
  const { code, out, err } = await waystone("account", "transfer", "//Bob", "5", "--key", "//Mallory");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^waystone: \w+ has [\d.,]+ τ to spend, and 5 τ with a fee of .* are missing; nothing was sent/);
}, 30_000);

it("lists subnets, and knows those that there are not", async () => {
  const { code, out } = await waystone("subnet", "list");
  expect(code).toBe(0);
  expect(out).toMatch(/│ 0 +│ root/);
  const missing = await waystone("subnet", "show", "99");
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("there is no subnet 99")]);
}, 30_000);

it("says what is missing before it stakes, registers or creates, and that a place is none", async () => {
  const poor = ["--key", "//Mallory//poor"];
  for (const command of [
    ["stake", "add", "5", "--hotkey", "//Bob", "--netuid", "0"],
    ["subnet", "register", "1", "--hotkey", "//Bob//hot"],
    ["subnet", "create", "none", "--hotkey", "//Bob//hot"],
  ]) {
    const { code, out, err } = await waystone(...command, ...poor);
    expect({ command, code, out }).toEqual({ command, code: 1, out: "" });
    expect(err).toMatch(
      /^waystone: \w+ has 0 τ to spend, and [\d.,]+ τ with a fee of .* are missing; nothing was sent/,
    );
  }
  const { code, err } = await waystone("subnet", "start", "99", "--key", "//Alice");
  expect([code, err]).toEqual([1, expect.stringContaining("there is no subnet 99")]);
}, 60_000);

it("runs no neuron without a place, and names the command that gets it one", async () => {
  const place = ["--netuid", "1", "--key", "//Mallory//miner", "--host", "127.0.0.2", "--port", "0"];
  const { code, err } = await waystone("miner", "run", "subnets/template", ...place);
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/has no place on subnet 1: waystone subnet register 1 --hotkey \w+ gets it one/),
  ]);
}, 60_000);
