// `waystone up` for a long time, with users: what it takes of the machine at the end, beside what it took earlier.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { AccountId } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { Client, keyFrom } from "@waystone/sdk";
import { ConformanceError } from "../errors.ts";
import { endProcess } from "../program.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PROGRAM = join(ROOT, "scripts", "waystone.mjs");
/** What users do in a second. */
const CALLS_PER_SECOND = 40;
const TRANSFERS_PER_SECOND = 5;
const CONNECTIONS_PER_SECOND = 1;
const COMPLETION_EVERY_MS = 2_000;
const SAMPLE_EVERY_MS = 15_000;

/** How long, and where. */
export interface EnduranceOptions {
  /** Folder that stands for the user's home: the chain lies in it. */
  readonly home: string;
  readonly minutes: number;
  readonly onSample?: (sample: Sample) => void;
}

/** What the network takes at one moment. */
export interface Sample {
  readonly minute: number;
  readonly block: number;
  /** Memory of its own of all its processes, and open files, sockets and pipes. */
  readonly memoryMiB: number;
  readonly handles: number;
  readonly databaseBytes: number;
}

/** What the users saw, and what the network took. */
export interface EnduranceReport {
  readonly minutes: number;
  readonly blocks: number;
  readonly calls: number;
  readonly transfers: number;
  readonly connections: number;
  readonly completions: number;
  /** How often what failed. */
  readonly failed: Readonly<Record<string, number>>;
  /** Medians of the second quarter of the time, and of the last one. */
  readonly memoryMiB: { readonly early: number; readonly late: number };
  readonly handles: { readonly early: number; readonly late: number };
  /** What a block adds to the database. */
  readonly databaseBytesPerBlock: { readonly early: number; readonly late: number };
}

/** A process and all that it started. */
function family(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  return [pid, ...children.flatMap(family)];
}

function taken(pid: number, home: string): Omit<Sample, "minute" | "block"> {
  const all = family(pid);
  const kib = all.map(one => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1] ?? 0));
  const handles = all.map(one => readdirSync(`/proc/${one}/fd`).length);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    memoryMiB: Math.round(sum(kib) / 1024),
    handles: sum(handles),
    databaseBytes: statSync(join(home, ".waystone", "measurement", "db", "data.mdb")).blocks * 512,
  };
}

/** Starts the network. @returns where it is, once it says that all of it runs */
async function start(home: string, minutes: number) {
  const child = spawn(process.execPath, [PROGRAM, "up", "--fresh", "--headless", "--minutes", String(minutes)], {
    cwd: ROOT,
    env: { ...process.env, HOME: home, WAYSTONE_END_WITH_PARENT: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-20_000);
    });
  for (let tries = 0; tries < 600; tries++) {
    const rpc = /ws:\/\/[\d.]+:\d+/.exec(said)?.[0];
    const http = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
    if (rpc !== undefined && http !== undefined) return { child, rpc, http };
    if (child.exitCode !== null) break;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  child.kill();
  throw new ConformanceError("node-exited", `waystone up did not come to run:\n${said}`);
}

/** What users do, each as often as it says; failures are kept in words. */
class Users {
  readonly counts = { calls: 0, transfers: 0, connections: 0, completions: 0 };
  readonly failed: Record<string, number> = {};
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #busy = new Set<Promise<void>>();

  every(ms: number, what: keyof Users["counts"], act: () => Promise<void>): void {
    const once = (): void => {
      this.counts[what]++;
      const acting: Promise<void> = act()
        .catch((error: unknown) => {
          const said = `${what}: ${String(error).slice(0, 300)}`;
          this.failed[said] = (this.failed[said] ?? 0) + 1;
        })
        .finally(() => this.#busy.delete(acting));
      this.#busy.add(acting);
    };
    this.#timers.push(setInterval(once, ms));
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#busy);
  }
}

const METHODS: readonly (readonly [method: string, params: readonly unknown[]])[] = [
  ["chain_getHeader", []],
  ["system_health", []],
  ["state_call", ["SubnetInfoRuntimeApi_get_metagraph", "0x0200"]],
  ["state_call", ["SubnetInfoRuntimeApi_get_all_dynamic_info", "0x"]],
  ["chain_getBlock", []],
  ["state_getRuntimeVersion", []],
  ["state_getMetadata", []],
  ["author_pendingExtrinsics", []],
];

function use(users: Users, client: Client, rpc: string, http: string): void {
  const { connection } = client;
  // Nobody else uses this key, so that its nonces are counted here.
  const [sender, bob] = [keyFrom("//Eve"), AccountId.from(keyFrom("//Bob").publicKey)];
  let turn = 0;
  users.every(1000 / CALLS_PER_SECOND, "calls", async () => {
    const [method, params] = METHODS[turn++ % METHODS.length] ?? ["system_health", []];
    await connection.request(method, params);
  });
  let nonce = 0;
  users.every(1000 / TRANSFERS_PER_SECOND, "transfers", async () => {
    const transfer = client.tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob }, value: 1n });
    const bytes = await transfer.sign(sender, { nonce: nonce++, period: 0 });
    await connection.request("author_submitExtrinsic", [toHex(bytes)]);
  });
  users.every(1000 / CONNECTIONS_PER_SECOND, "connections", async () => {
    const visitor = await Client.connect(rpc);
    await visitor.onBlock(() => undefined);
    await visitor.waitForBlock((await visitor.head()).number + 1);
    visitor.close();
  });
  users.every(COMPLETION_EVERY_MS, "completions", async () => {
    const answer = await fetch(`${http}/v1/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "waystone-text", prompt: "The people of the town ", max_tokens: 24 }),
    });
    const text = await answer.text();
    if (!answer.ok || !text.includes("choices")) throw new ConformanceError("program-failed", text.slice(0, 300));
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function growth(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return Number.NaN;
  return Math.round((last.databaseBytes - first.databaseBytes) / (last.block - first.block));
}

/** Runs the network with users for so many minutes. @throws ConformanceError where it ends before */
export async function endure({ home, minutes, onSample }: EnduranceOptions): Promise<EnduranceReport> {
  const { child, rpc, http } = await start(home, minutes + 5);
  const users = new Users();
  const client = await Client.connect(rpc);
  const samples: Sample[] = [];
  try {
    // The first answers of the gateway wait for the first epoch.
    await client.waitForBlock(60);
    use(users, client, rpc, http);
    const began = performance.now();
    const passed = (): number => (performance.now() - began) / 60_000;
    while (passed() < minutes) {
      await new Promise(resolve => setTimeout(resolve, SAMPLE_EVERY_MS));
      if (child.pid === undefined || child.exitCode !== null)
        throw new ConformanceError("node-exited", `waystone up ended with ${child.exitCode} after ${passed()} minutes`);
      const { number: block } = await client.head();
      const sample = { minute: Math.round(passed() * 100) / 100, block, ...taken(child.pid, home) };
      samples.push(sample);
      onSample?.(sample);
    }
    await users.stop();
  } finally {
    client.close();
    await endProcess(child, "SIGTERM");
  }
  const quarter = (k: number): readonly Sample[] =>
    samples.slice(Math.floor((samples.length * k) / 4), Math.ceil((samples.length * (k + 1)) / 4));
  const [early, late] = [quarter(1), quarter(3)];
  const both = (of: (part: readonly Sample[]) => number) => ({ early: of(early), late: of(late) });
  return {
    minutes,
    blocks: samples.at(-1)?.block ?? 0,
    ...users.counts,
    failed: users.failed,
    memoryMiB: both(part => median(part.map(({ memoryMiB }) => memoryMiB))),
    handles: both(part => median(part.map(({ handles }) => handles))),
    databaseBytesPerBlock: both(growth),
  };
}
