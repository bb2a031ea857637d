#!/usr/bin/env node
// `npm run busy-chain -- --blocks 2000 --extrinsics 50`: makes a chain of busy blocks, and verifies it with `waystone node verify`.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wholeNumber } from "../arguments.ts";
import { verify } from "../program.ts";
import { makeBusyChain } from "./chain.ts";

const { values } = parseArgs({
  options: {
    blocks: { type: "string", default: "2000" },
    extrinsics: { type: "string", default: "50" },
    "block-time": { type: "string", default: "250" },
    seed: { type: "string", default: "1" },
    "base-path": { type: "string" },
  },
});

const basePath = values["base-path"] ?? mkdtempSync(join(tmpdir(), "waystone-busy-"));
const extrinsics = wholeNumber("extrinsics", values.extrinsics, 500);
const begun = performance.now();
const seconds = (): string => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
const chain = await makeBusyChain({
  basePath,
  blocks: wholeNumber("blocks", values.blocks, 1_000_000),
  extrinsics,
  blockTimeMs: wholeNumber("block-time", values["block-time"], 60_000),
  seed: wholeNumber("seed", values.seed, 2 ** 31),
  onProgress: busy => process.stderr.write(`${busy} busy blocks (${seconds()})\n`),
});
process.stdout.write(
  `${chain.height} blocks, ${chain.busy} of them with ${extrinsics} extrinsics or more (fewest ${chain.fewest}, median ${chain.median}); ${chain.failed} extrinsics failed; killed ${chain.kills} time (${seconds()})\n`,
);
for (const [name, times] of [...chain.calls].sort(([, a], [, b]) => b - a))
  process.stdout.write(`  ${String(times).padStart(7)}  ${name}\n`);
const verified = await verify(basePath);
process.stdout.write(`verified: ${JSON.stringify(verified)} (${seconds()})\n`);
