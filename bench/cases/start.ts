import { spawn } from "node:child_process";
import { join } from "node:path";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";
import { timeOfEach } from "../lib/measure.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const RUNS = 9;

/** Runs a program until it has printed something, and ends it. */
function until(args: readonly string[], mark: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, NODE_COMPILE_CACHE: CACHE } });
    let said = "";
    let done = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (done || !said.includes(mark)) return;
      done = true;
      child.kill("SIGTERM");
    });
    child.on("error", reject);
    child.on("close", () => {
      if (done) resolve();
      else reject(new BenchError("process-failed", `${args.join(" ")} ended without saying "${mark}": ${said}`));
    });
  });
}

const CACHE = join(ROOT, "dist", ".compiled");
const NODE = ["dist/waystone.mjs", "node", "--tmp", "--rpc-port", "0", "--metrics-port", "off", "--log-format", "json"];

/** How soon a fresh chain has its first block. */
export const start: BenchCase = {
  name: "start",
  question:
    "From the start of a process to the first block of a fresh chain, its end included: how much is Node.js's own?",
  async run() {
    await until(NODE, "Imported #1");
    const bare = await timeOfEach(RUNS, () => until(["-e", "console.log('up')"], "up"));
    const ours = await timeOfEach(RUNS, () => until(NODE, "Imported #1"));
    return [{ what: "`waystone node`", ours, theirs: bare, beside: "an empty program", unit: "ms" }];
  },
};
