// `npm test`: sets up what is missing, then everything that decides whether this tree is right.
// `npm test -- --only unit,lint` runs some of the steps. The last line is `N passed, M failed, K skipped`.

import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/launch.mjs";
import { lines, seconds } from "./lib/output.mjs";
import { plan, prepareClients } from "./test/steps.mjs";

const STEPS = ["lint", "types", "gates", "vectors", "unit", "conformance"];

function chosen(args) {
  const at = args.findIndex(arg => arg === "--only" || arg.startsWith("--only="));
  if (args.includes("--help") || args.includes("-h")) {
    console.log(`npm test                      everything\nnpm test -- --only unit,lint  some of: ${STEPS.join(", ")}`);
    process.exit(0);
  }
  if (at < 0 && args.length === 0) return STEPS;
  const value = at < 0 ? "" : args[at] === "--only" ? args[at + 1] : args[at].slice("--only=".length);
  const names = (value ?? "").split(",").filter(name => name !== "");
  const unknown = names.find(name => !STEPS.includes(name));
  if (names.length === 0 || unknown !== undefined) {
    process.stderr.write(
      `Usage: npm test -- --only ${STEPS.join(",")}${unknown ? ` (there is no step "${unknown}")` : ""}\n`,
    );
    process.exit(2);
  }
  return names;
}

function indent(text) {
  return text
    .split("\n")
    .map(line => `      ${line}`)
    .join("\n");
}

function counted({ passed, failed, skipped }) {
  const parts = [`${passed} passed`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return parts.join(", ");
}

/** Runs the steps of one group side by side; each prints its line when it ends. */
async function runGroup(group, out, done) {
  const states = new Map();
  const show = () => out.status(Array.from(states, ([name, text]) => `${name}: ${text}`).join("  ·  "));
  await Promise.all(
    group.map(async step => {
      const started = Date.now();
      states.set(step.name, step.does);
      show();
      const result = await step
        .run(text => {
          states.set(step.name, text);
          show();
        })
        .catch(error => ({
          passed: 0,
          failed: 1,
          skipped: 0,
          skips: [],
          failures: [{ title: step.name, detail: String(error?.stack ?? error) }],
        }));
      states.delete(step.name);
      const mark = result.failed > 0 ? "FAIL" : "ok  ";
      out.line(`${mark} ${step.name.padEnd(12)} ${counted(result).padEnd(36)} ${seconds(Date.now() - started)}`);
      done.push({ step: step.name, ...result });
    }),
  );
  out.clear();
}

function summarise(done) {
  const failures = done.flatMap(({ step, failures }) => failures.map(failure => ({ step, ...failure })));
  const skips = done.flatMap(({ step, skips }) => skips.map(skip => ({ step, ...skip })));
  if (skips.length > 0) {
    console.log("\nSkipped:");
    for (const { step, title, reason } of skips) console.log(`  ${step}: ${title}: ${reason}`);
  }
  if (failures.length > 0) {
    console.log("\nFailed:");
    for (const { step, title, detail } of failures) console.log(`  ${step}: ${title}\n${indent(detail)}`);
  }
  const sum = key => done.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed");
}

async function main() {
  const names = chosen(process.argv.slice(2));
  const started = Date.now();
  const out = lines(process.stdout);
  const clients = names.includes("conformance") ? prepareClients(text => out.line(text)) : undefined;
  await ensureInstalled(process.stdout);
  const done = [];
  for (const group of plan(clients)) {
    await runGroup(
      group.filter(step => names.includes(step.name)),
      out,
      done,
    );
  }
  out.line(`${names.length} of ${STEPS.length} steps in ${seconds(Date.now() - started)}.`);
  process.exit(summarise(done) > 0 ? 1 : 0);
}

main().catch(error => {
  console.log(
    `\nSet-up failed: ${error instanceof Error ? error.message : String(error)}\n\n0 passed, 1 failed, 0 skipped`,
  );
  fail(error);
});
