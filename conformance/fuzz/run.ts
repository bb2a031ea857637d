#!/usr/bin/env node
// `npm run fuzz -- --cases 10000000`: throws so many cases at everything that takes something from outside. Exit code 1 for a fault.
import { parseArgs } from "node:util";
import { wholeNumber } from "../arguments.ts";
import { ConformanceError } from "../errors.ts";
import { fuzz, TARGETS } from "./fuzz.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "10000000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    target: { type: "string" },
  },
});

const cases = wholeNumber("cases", values.cases, 1e12);
const seed = wholeNumber("seed", values.seed, 2 ** 31);
const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
if (chosen.length === 0)
  throw new ConformanceError(
    "bad-arguments",
    `--target "${values.target}": there are ${TARGETS.map(({ name }) => name).join(", ")}`,
  );

const whole = chosen.reduce((sum, { share }) => sum + share, 0);
process.stdout.write(`seed ${seed}\n`);
let thrown = 0;
for (const target of chosen) {
  const { name, cases: done, seconds, fault } = await fuzz(target, Math.ceil((cases * target.share) / whole), seed);
  thrown += done;
  const rate = Math.round(done / seconds);
  process.stdout.write(
    `${fault === undefined ? "ok  " : "FAIL"} ${name.padEnd(10)} ${String(done).padStart(10)} cases in ${seconds.toFixed(1)} s (${rate}/s): ${target.holds}\n`,
  );
  if (fault === undefined) continue;
  process.exitCode = 1;
  process.stdout.write(`${fault}\n`);
}
process.stdout.write(`${thrown} cases\n`);
