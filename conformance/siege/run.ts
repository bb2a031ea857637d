#!/usr/bin/env node
// `npm run siege -- --seconds 600`: attackers of all kinds on one machine with a node and one honest client. Exit code 1 where the promises are not kept.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wholeNumber } from "../arguments.ts";
import { siege } from "./siege.ts";

/** Most memory that a node takes under the default limits (docs/operations.md). */
const MOST_MEMORY_MIB = 1024;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    requests: { type: "string", default: "10000" },
    "block-time": { type: "string", default: "250" },
  },
});
const blockTimeMs = wholeNumber("block-time", values["block-time"], 60_000);
const report = await siege({
  basePath: mkdtempSync(join(tmpdir(), "waystone-siege-")),
  seconds: wholeNumber("seconds", values.seconds, 86_400),
  requestsPerSecond: wholeNumber("requests", values.requests, 1_000_000),
  blockTimeMs,
  onProgress: (seconds, memory) => process.stderr.write(`${seconds} s: ${memory} MiB\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const kept =
  report.honest.failed.length === 0 &&
  report.intervalMs.p99 <= 2 * blockTimeMs &&
  report.memoryMiB.most <= MOST_MEMORY_MIB;
process.exitCode = kept ? 0 : 1;
