#!/usr/bin/env node
// `npm run crash -- --kills 200`: kills a node at random moments under load, and holds it to what it announced. Exit code 1 if anything was lost.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wholeNumber } from "../arguments.ts";
import { crash } from "./crash.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    "block-time": { type: "string", default: "100" },
    "life-ms": { type: "string", default: "2500" },
    seed: { type: "string", default: "1" },
    "base-path": { type: "string" },
  },
});

const basePath = values["base-path"] ?? mkdtempSync(join(tmpdir(), "waystone-crash-"));
const began = performance.now();
const report = await crash({
  basePath,
  kills: wholeNumber("kills", values.kills, 100_000),
  blockTimeMs: wholeNumber("block-time", values["block-time"], 60_000),
  lifeMs: wholeNumber("life-ms", values["life-ms"], 600_000),
  seed: wholeNumber("seed", values.seed, 2 ** 31),
  onKill(kills, height) {
    if (kills % 10 === 0)
      process.stderr.write(`${kills} kills, block ${height} (${((performance.now() - began) / 1000).toFixed(0)} s)\n`);
  },
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.lost.length > 0 ? 1 : 0;
