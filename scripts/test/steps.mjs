// The steps of `npm test`. Each answers with counts, failures and skips; none prints.
import { join } from "node:path";
import { capture } from "../lib/child.mjs";
import { projectNode } from "../lib/node24.mjs";
import { root } from "../lib/paths.mjs";
import { CLIENTS, ensureClient } from "../lib/python.mjs";

const MARK = "@@waystone ";

/**
 * @typedef {{ title: string, detail: string }} Failure
 * @typedef {{ title: string, reason: string }} Skip
 * @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[], skips: Skip[] }} Result
 * @typedef {{ name: string, does: string, run: (say: (text: string) => void) => Promise<Result> }} Step
 */

/** @returns {Result} */
function nothing() {
  return { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };
}

function tail(text, count) {
  const lines = text.trim().split("\n");
  return lines.length <= count
    ? lines.join("\n")
    : `… ${lines.length - count} lines before\n${lines.slice(-count).join("\n")}`;
}

function head(text, count) {
  const lines = text.trim().split("\n");
  return lines.length <= count
    ? lines.join("\n")
    : `${lines.slice(0, count).join("\n")}\n… and ${lines.length - count} lines`;
}

function bin(name) {
  return join(root, "node_modules", ".bin", name);
}

/** A program that is right or wrong as a whole: one test. */
async function whole(title, command, args) {
  const { code, output } = await capture(command, args, { cwd: root });
  if (code === 0) return { ...nothing(), passed: 1 };
  return { ...nothing(), failed: 1, failures: [{ title, detail: head(output, 80) }] };
}

/** Runs a program that speaks in marked lines of JSON; `heard` sees each of them. */
async function events(args, say, env = {}) {
  const result = nothing();
  const total = { files: 0, done: 0, ended: false };
  const { code, output } = await capture(projectNode(), args, {
    cwd: root,
    env: { ...process.env, ...env },
    onLine(line) {
      if (!line.startsWith(MARK)) return;
      const event = JSON.parse(line.slice(MARK.length));
      if (event.event === "start") total.files = event.files;
      if (event.event === "file") {
        total.done++;
        for (const key of ["passed", "failed", "skipped"]) result[key] += event[key];
        result.failures.push(...event.failures);
        result.skips.push(...event.skips);
      }
      if (event.event === "end") {
        total.ended = true;
        for (const error of event.errors) {
          result.failed++;
          result.failures.push({ title: "outside of any test", detail: error });
        }
      }
      const failed = result.failed > 0 ? `, ${result.failed} failed` : "";
      say(`${total.done} of ${total.files} files, ${result.passed} passed${failed}`);
    },
  });
  if (!total.ended || (code !== 0 && result.failed === 0)) {
    result.failed++;
    result.failures.push({ title: `ended early (exit code ${code})`, detail: tail(output, 40) });
  }
  return result;
}

function vitest(say, ...args) {
  const program = join(root, "node_modules", "vitest", "vitest.mjs");
  return events([program, "run", "--reporter=./scripts/test/vitest-reporter.mjs", "--passWithNoTests", ...args], say);
}

async function gates() {
  const { stdout, output } = await capture(projectNode(), ["scripts/gates.ts", "--json"], { cwd: root });
  const result = nothing();
  let found;
  try {
    found = JSON.parse(stdout.trim().split("\n").pop() ?? "");
  } catch {
    return { ...result, failed: 1, failures: [{ title: "gates", detail: tail(output, 40) }] };
  }
  for (const { name, rule, violations } of found) {
    if (violations.length === 0) {
      result.passed++;
      continue;
    }
    result.failed++;
    const lines = violations.map(({ path, line, message }) => `${path}${line ? `:${line}` : ""}: ${message}`);
    result.failures.push({ title: `gate ${name}`, detail: head([rule, ...lines].join("\n"), 40) });
  }
  return result;
}

async function vectors(say) {
  const { code, stdout, output } = await capture(projectNode(), ["scripts/vectors.mjs"], {
    cwd: root,
    onLine: line => say(line.trim()),
  });
  const counts = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(stdout);
  const result = nothing();
  if (!counts) return { ...result, failed: 1, failures: [{ title: "vectors", detail: tail(output, 40) }] };
  [result.passed, result.failed, result.skipped] = counts.slice(1).map(Number);
  for (const [, name, count, reason] of stdout.matchAll(/^\s*(\S+)\s+(\d+) skipped: (.+)$/gm)) {
    result.skips.push({ title: `${name}, ${count} cases`, reason });
  }
  if (code !== 0 && result.failed === 0) result.failed = 1;
  if (result.failed > 0) result.failures.push({ title: "vectors", detail: tail(output, 60) });
  return result;
}

async function conformance(say, clients) {
  say("waiting for the Python environments");
  const environments = await clients;
  const result = await vitest(say, "--project", "clients");
  const ready = environments.filter(({ python }) => python);
  for (const { client, reason } of environments.filter(({ python }) => !python)) {
    result.skipped++;
    result.skips.push({ title: `Python client ${client}`, reason });
  }
  if (ready.length === 0) return result;
  const pairs = ready.map(({ client, python }) => `${client}=${python}`);
  const python = await events(["conformance/run.ts", "--events", ...pairs], say);
  for (const key of ["passed", "failed", "skipped"]) result[key] += python[key];
  result.failures.push(...python.failures);
  result.skips.push(...python.skips);
  return result;
}

/** Builds the foreign clients' environments one after the other, beside the other steps. */
export async function prepareClients(say) {
  const environments = [];
  for (const client of CLIENTS) environments.push(await ensureClient(client, say));
  return environments;
}

/**
 * The steps in order; those of one group run side by side.
 * @param {Promise<{ client: string, python?: string, reason?: string }[]> | undefined} clients
 * @returns {Step[][]}
 */
export function plan(clients) {
  return [
    [
      {
        name: "lint",
        does: "style and common mistakes (biome)",
        run: () => whole("biome check", bin("biome"), ["check", "--colors=off", "."]),
      },
      {
        name: "types",
        does: "the compiler (tsc)",
        run: () => whole("tsc", bin("tsc"), ["--noEmit", "--pretty", "false"]),
      },
      { name: "gates", does: "the repository's own rules", run: gates },
    ],
    [{ name: "vectors", does: "bit-exact cases of the reference", run: vectors }],
    [
      {
        name: "unit",
        does: "tests beside the code (vitest)",
        run: say => vitest(say, "--project", "pure", "--project", "apart"),
      },
    ],
    [
      {
        name: "conformance",
        does: "foreign clients against a running node",
        run: say => conformance(say, clients ?? Promise.resolve([])),
      },
    ],
  ];
}
