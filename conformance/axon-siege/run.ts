#!/usr/bin/env node
// `npm run axon-siege -- --seconds 100`: 1,000 hostile requests a second at axons of ours and of Python's SDK 10.2.0, beside one who asks 50.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { ensureClient } from "../../scripts/lib/python.mjs";
import { wholeNumber } from "../arguments.ts";
import { ConformanceError } from "../errors.ts";
import type { Wire } from "./attacks.ts";
import { type AxonSiegeReport, besiegeAxon } from "./siege.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "100" },
    attacks: { type: "string", default: "1000" },
    only: { type: "string" },
  },
});
const seconds = wholeNumber("seconds", values.seconds, 86_400);
const attacksPerSecond = wholeNumber("attacks", values.attacks, 100_000);

async function besiege(wire: Wire, command: string, args: readonly string[]): Promise<AxonSiegeReport> {
  const child: ChildProcess = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new ConformanceError("program-failed", `${args.join(" ")} did not start`);
  const { port, pid } = JSON.parse(first.value) as { readonly port: number; readonly pid: number };
  try {
    return await besiegeAxon({ wire, port, pid, seconds, attacksPerSecond });
  } finally {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
}

const ours = join(import.meta.dirname, "axon.ts");
const { python } = await ensureClient("sdk10", text => process.stderr.write(`${text}\n`));
const theirs = join(import.meta.dirname, "..", "python", "axon10.py");
const sieges: readonly (readonly [string, Wire, string, readonly string[]])[] = [
  ["v10", "v10", process.execPath, [ours, "v10"]],
  ["btauth/1", "btauth/1", process.execPath, [ours, "btauth/1"]],
  ...(python === undefined ? [] : [["python", "v10", python, ["-u", theirs]] as const]),
];
for (const [name, wire, command, args] of sieges) {
  if (values.only !== undefined && values.only !== name) continue;
  const report = await besiege(wire, command, args);
  process.stdout.write(`${JSON.stringify({ axon: name, ...report })}\n`);
  if (name !== "python" && report.honest.failed.length > 0) process.exitCode = 1;
}
