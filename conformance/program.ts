// `waystone` as another process, so that it can be killed.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { ConformanceError } from "./errors.ts";

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
