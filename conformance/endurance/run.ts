#!/usr/bin/env node
// `npm run endurance -- --minutes 60`: the whole network with users for an hour. Exit code 1 where it takes more and more of the machine.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wholeNumber } from "../arguments.ts";
import { endure } from "./endurance.ts";

/** How much more the last quarter may take than the second one. */
const FLAT = 1.1;

const { values } = parseArgs({ options: { minutes: { type: "string", default: "60" } } });
const report = await endure({
  home: mkdtempSync(join(tmpdir(), "waystone-endurance-")),
  minutes: wholeNumber("minutes", values.minutes, 10_000),
  onSample: sample => process.stderr.write(`${JSON.stringify(sample)}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const flat = [report.memoryMiB, report.handles, report.databaseBytesPerBlock].every(
  ({ early, late }) => late <= early * FLAT,
);
process.exitCode = flat && Object.keys(report.failed).length === 0 ? 0 : 1;
