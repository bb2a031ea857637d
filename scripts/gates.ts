// `npm run gates`: the repository's own rules. Each gate first proves on planted breaches that it can fail.
// `node scripts/gates.ts layers cycles` runs some; `--json` prints one document for the test runner.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Gate, Violation } from "./gates/lib/gate.ts";

const ROOT = dirname(import.meta.dirname);
const SHOWN = 40;

interface Result {
  readonly name: string;
  readonly rule: string;
  readonly violations: readonly Violation[];
  readonly ms: number;
}

/** Runs a gate on its planted trees: a breach that it does not see is a violation of its own. */
async function prove(gate: Gate): Promise<readonly Violation[]> {
  const blind: Violation[] = [];
  if (gate.planted.length === 0)
    blind.push({ path: `scripts/gates/${gate.name}.ts`, message: "has no planted breach" });
  for (const { files, expect } of gate.planted) {
    const folder = mkdtempSync(join(tmpdir(), "waystone-gate-"));
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const seen = await gate.check(folder);
      if (!seen.some(violation => violation.message.includes(expect))) {
        blind.push({ path: `scripts/gates/${gate.name}.ts`, message: `does not see its planted breach "${expect}"` });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return blind;
}

async function run(gate: Gate): Promise<Result> {
  const started = performance.now();
  const blind = await prove(gate);
  const violations = [...blind, ...(await gate.check(ROOT))];
  return { name: gate.name, rule: gate.rule, violations, ms: performance.now() - started };
}

async function load(names: readonly string[]): Promise<readonly Gate[]> {
  const folder = join(ROOT, "scripts", "gates");
  const found = readdirSync(folder)
    .filter(file => file.endsWith(".ts") && (names.length === 0 || names.includes(file.slice(0, -3))))
    .sort();
  const modules = await Promise.all(
    found.map(file => import(pathToFileURL(join(folder, file)).href) as Promise<{ gate: Gate }>),
  );
  return modules.map(module => module.gate);
}

function print({ name, rule, violations, ms }: Result): void {
  console.log(`${violations.length === 0 ? "ok  " : "FAIL"} ${name.padEnd(14)} ${rule} (${Math.round(ms)} ms)`);
  for (const { path, line, message } of violations.slice(0, SHOWN))
    console.log(`       ${path}${line ? `:${line}` : ""}: ${message}`);
  if (violations.length > SHOWN) console.log(`       and ${violations.length - SHOWN} more`);
}

const args = process.argv.slice(2);
const results: Result[] = [];
for (const gate of await load(args.filter(arg => !arg.startsWith("-")))) results.push(await run(gate));
if (args.includes("--json")) console.log(JSON.stringify(results));
else for (const result of results) print(result);
process.exitCode = results.some(result => result.violations.length > 0) ? 1 : 0;
