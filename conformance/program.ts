// `waystone` as another process, so that it can be killed.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@waystone/sdk";
import { ConformanceError } from "./errors.ts";
import { freePort } from "./harness.ts";

const ROOT = join(import.meta.dirname, "..");
const PROGRAM = join(ROOT, "scripts", "waystone.mjs");

/** Which chain a node runs on. */
export interface NodeFolder {
  readonly basePath: string;
  /** Milliseconds between blocks. */
  readonly blockTimeMs: number;
}

/** Starts `waystone node --preset local` on a folder, and returns at once. What it says on its error output is shown. */
export function spawnNode({ basePath, blockTimeMs }: NodeFolder, port: number): ChildProcess {
  const flags = ["--preset", "local", "--block-time", `${blockTimeMs}ms`, "--base-path", basePath];
  const ports = ["--rpc-port", String(port), "--metrics-port", "off"];
  return spawn(process.execPath, [PROGRAM, "node", ...flags, ...ports], {
    cwd: ROOT,
    env: { ...process.env, WAYSTONE_END_WITH_PARENT: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** A node with one who talks to it. */
export interface ConnectedNode {
  readonly child: ChildProcess;
  readonly client: Client;
}

/** Starts a node on a folder and connects to it, once it has made a block. @throws ConformanceError `node-exited` */
export async function connectedNode(folder: NodeFolder): Promise<ConnectedNode> {
  const port = await freePort();
  const child = spawnNode(folder, port);
  for (let tries = 0; child.exitCode === null && tries < 300; tries++) {
    try {
      const client = await Client.connect(`ws://127.0.0.1:${port}`, { reconnectMs: 0 });
      await client.waitForBlock(1);
      return { child, client };
    } catch {
      await new Promise(resolve => setTimeout(resolve, 100)); // not listening yet
    }
  }
  throw new ConformanceError("node-exited", `the node on ${folder.basePath} did not start; it printed why`);
}

/** Ends a process, and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** What `waystone node verify --json` says of the chain. @throws ConformanceError `program-failed` with what it printed */
export async function verify(basePath: string): Promise<{ readonly blocks: number; readonly extrinsics: number }> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [PROGRAM, "node", "verify", "--base-path", basePath, "--preset", "local", "--json"],
      { cwd: ROOT, maxBuffer: 1 << 24 },
    );
    return JSON.parse(stdout) as { readonly blocks: number; readonly extrinsics: number };
  } catch (error) {
    const printed = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new ConformanceError("program-failed", `waystone node verify failed: ${printed.slice(-3000)}`);
  }
}
