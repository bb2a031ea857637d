// docs/build-a-subnet.md, done as it says: each command of its blocks, in order, by a newcomer in a folder of their own.
import { type ChildProcess, spawn } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type Metagraph, readMetagraph } from "@waystone/sdk";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../harness.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const home = mkdtempSync(join(tmpdir(), "waystone-newcomer-"));
const running: ChildProcess[] = [];
let client: Client | undefined;

afterAll(async () => {
  client?.close();
  for (const child of running.reverse()) {
    child.kill("SIGTERM");
    await new Promise(resolve => (child.exitCode === null ? child.once("exit", resolve) : resolve(undefined)));
  }
  rmSync(home, { recursive: true, force: true });
});

/** The commands of the page. */
function commands(): string[] {
  const page = readFileSync(join(ROOT, "docs", "build-a-subnet.md"), "utf8");
  return [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));
}

/** A command as it is run here: the same program, ports that are free, the newcomer's home. */
function begin(command: string, network: string, ports: ReadonlyMap<string, string>): ChildProcess {
  const words = command
    .split(" ")
    .flatMap(word => (word.startsWith("~") ? globSync(word.replace("~", home)) : [ports.get(word) ?? word]));
  const [, program = "", ...args] = words;
  const onChain = program === "waystone" && !["node", "new", "replay"].some(word => args.slice(0, 2).includes(word));
  const file =
    program === "waystone"
      ? join(ROOT, "scripts", "waystone.mjs")
      : join(ROOT, "node_modules", program, `${program}.mjs`);
  return spawn(process.execPath, [file, ...args, ...(onChain ? ["--network", network] : [])], {
    cwd: home,
    env: { ...process.env, HOME: home, WAYSTONE_END_WITH_PARENT: "1", WAYSTONE_RPC_PORT: new URL(network).port },
  });
}

function output(child: ChildProcess): { text: string } {
  const heard = { text: "" };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part: string) => {
      heard.text = (heard.text + part).slice(-100_000);
    });
  return heard;
}

/** What a command prints, once it has ended well. */
async function done(child: ChildProcess, command: string): Promise<string> {
  const heard = output(child);
  const code = await new Promise<number | null>(resolve => child.once("close", resolve));
  expect({ command, code, said: code === 0 ? "" : heard.text }).toEqual({ command, code: 0, said: "" });
  return heard.text;
}

/** Waits until a command that goes on has said something. */
async function until(child: ChildProcess, command: string, word: string): Promise<void> {
  const heard = output(child);
  running.push(child);
  const deadline = Date.now() + 30_000;
  while (!heard.text.includes(word)) {
    if (child.exitCode !== null || Date.now() > deadline)
      expect.fail(`${command} did not say "${word}":\n${heard.text.slice(-2000)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

test("a newcomer comes from the page to miners that earn", async () => {
  mkdirSync(join(home, "subnets"));
  symlinkSync(join(ROOT, "node_modules"), join(home, "node_modules"));
  const network = `ws://127.0.0.1:${await freePort()}`;
  const ports = new Map([
    ["8191", String(await freePort())],
    ["8192", String(await freePort())],
  ]);
  const waitsFor: readonly (readonly [string, string])[] = [
    ["waystone node ", "Imported #1"],
    ["waystone miner run ", "is published as"],
    ["waystone validator run ", "validator of subnet"],
  ];
  const said = new Map<string, string>();
  for (const command of commands()) {
    if (command.includes("subnet show")) await earned(network);
    const child = begin(command, network, ports);
    const word = waitsFor.find(([start]) => command.includes(start))?.[1];
    if (word === undefined) said.set(command, await done(child, command));
    else await until(child, command, word);
  }
  expect([...said].find(([command]) => command.includes("replay"))?.[1]).toMatch(
    /^\d+ rounds; 0 would be paid otherwise/,
  );
}, 120_000);

/** Waits for pay, and looks at it: the better miner earns more, and neither earns nothing. */
async function earned(network: string): Promise<void> {
  client = await Client.connect(network);
  const read = (): Promise<Metagraph> => readMetagraph(client as Client, 1);
  const deadline = Date.now() + 60_000;
  let incentives: readonly number[] = [];
  while (Date.now() < deadline) {
    incentives = (await read()).neurons.map(({ incentive }) => incentive);
    if ((incentives[1] ?? 0) > 0.55 && (incentives[2] ?? 0) > 0) break;
    await client.waitForBlock((await client.head()).number + 5);
  }
  expect(incentives[1]).toBeGreaterThan(0.55);
  expect(incentives[2]).toBeGreaterThan(0.1);
}
