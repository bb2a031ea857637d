// A node as a user starts it, on a free port with a fresh chain, for clients that know nothing of us.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { ConformanceError } from "./errors.ts";

const ROOT = join(import.meta.dirname, "..");
const LOG_KEPT = 200_000;

/** How to start the node. */
export interface NodeOptions {
  readonly preset?: "local" | "dev";
  /** As `waystone node --block-time` takes it; the preset's own when absent. */
  readonly blockTime?: string;
  /** Where its data lies, so that a later start goes on with it; by default in a folder that goes with it. */
  readonly basePath?: string;
  /** Where it listens; any free port by default. */
  readonly port?: number;
  /** Further flags of `waystone node`. */
  readonly flags?: readonly string[];
  /** Milliseconds until block 1 must be there. */
  readonly timeout?: number;
}

/** A running node. */
export interface RunningNode {
  readonly port: number;
  /** WebSocket address. */
  readonly url: string;
  /** The end of what it printed. */
  log(): string;
  /** Ends it, by force after three seconds. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** One JSON-RPC call over HTTP; `undefined` where nobody answers yet. */
async function call(port: number, method: string): Promise<unknown> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: [] }),
      signal: AbortSignal.timeout(2000),
    });
    const reply = (await response.json()) as { readonly result?: unknown };
    return reply.result;
  } catch {
    return undefined; // not listening yet
  }
}

async function atBlockOne(port: number): Promise<boolean> {
  const header = await call(port, "chain_getHeader");
  if (typeof header !== "object" || header === null || !("number" in header)) return false;
  return Number(header.number) >= 1;
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => child.once("exit", () => resolve()));
}

/**
 * Starts `waystone node` and waits for its first block.
 * @throws {ConformanceError} `node-exited` or `node-silent`, with the end of its log
 */
export async function startNode(options: NodeOptions = {}): Promise<RunningNode> {
  const port = options.port ?? (await freePort());
  const time = options.blockTime === undefined ? [] : ["--block-time", options.blockTime];
  const flags = [
    "node",
    "--preset",
    options.preset ?? "local",
    ...(options.basePath === undefined ? ["--tmp"] : ["--base-path", options.basePath]),
    "--rpc-port",
    String(port),
    "--metrics-port",
    "off",
  ];
  const program = join(ROOT, "scripts", "waystone.mjs");
  const child = spawn(process.execPath, [program, ...flags, ...time, ...(options.flags ?? [])], {
    cwd: ROOT,
    // A test run that is killed leaves no node behind.
    env: { ...process.env, WAYSTONE_END_WITH_PARENT: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-LOG_KEPT);
    });
  }
  const log = (): string => printed;
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 3000);
    await stopped(child);
    clearTimeout(force);
  };
  const deadline = Date.now() + (options.timeout ?? 30_000);
  while (!(await atBlockOne(port))) {
    if (child.exitCode !== null) {
      throw new ConformanceError(
        "node-exited",
        `the node exited with ${child.exitCode} before its first block:\n${printed.slice(-3000)}`,
      );
    }
    if (Date.now() > deadline) {
      await stop();
      throw new ConformanceError("node-silent", `the node made no block in time:\n${printed.slice(-3000)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await stopped(child);
  };
  return { port, url: `ws://127.0.0.1:${port}`, log, stop, kill };
}
