// Runs the Python clients' programs side by side, each against a node of its own.
// `node conformance/run.ts` runs all; `node conformance/run.ts sdk10` one; `--events` speaks to the test runner.
// A client may be given with its interpreter: `sdk10=/path/to/python`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CLIENTS, ensureClient } from "../scripts/lib/python.mjs";
import { ConformanceError } from "./errors.ts";
import { startNode } from "./harness.ts";
import { startReader } from "./reader.ts";

const MARK = "@@waystone ";
const LIMIT = 300_000;

/** What a client may write to its console: the refusals that the checks provoke. Anything else, a warning above all, is a failure. */
const KNOWN: Readonly<Record<string, readonly RegExp[]>> = {
  sdk10: [
    /ERROR.*Not enough balance for transfer/,
    /ERROR.*SlippageTooHigh/,
    /ERROR.*AccountNotAllowedCommit/,
    // What bittensor-wallet prints whenever it does so.
    /^(:exclamation_mark: Encrypting key with legacy encryption method|Encrypting|Decrypting)\.\.\.$/,
  ],
};

interface Check {
  readonly name: string;
  readonly outcome: "passed" | "failed";
  readonly ms: number;
  readonly why?: string;
}

interface Environment {
  readonly client: string;
  readonly python?: string;
  readonly reason?: string;
}

function isKnown(client: string, line: string): boolean {
  return (KNOWN[client] ?? []).some(known => known.test(line));
}

/** Runs one program to its end; its checks come as lines of JSON. */
function runProgram(
  client: string,
  python: string,
  addresses: readonly [node: string, reader: string],
  heard: (check: Check) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, "python", `${client}.py`);
    const child = spawn(python, ["-u", program, ...addresses], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", NODE_PROGRAM: process.execPath },
    });
    let said = "";
    let count = 0;
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
    });
    const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT);
    createInterface({ input: child.stdout }).on("line", line => {
      if (!line.startsWith("{")) {
        said += `${line}\n`;
        return;
      }
      count++;
      heard(JSON.parse(line) as Check);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(limit);
      // Exit code 1 is a failed check, which has been told; anything else, or silence, is the program's own end.
      if (code === 0 || (code === 1 && count > 0)) {
        const unknown = said.split("\n").filter(line => line.trim() !== "" && !isKnown(client, line));
        const name = "says nothing on its console but what is known";
        if (unknown.length === 0) heard({ name, outcome: "passed", ms: 0 });
        else heard({ name, outcome: "failed", ms: 0, why: unknown.slice(0, 20).join("\n") });
        resolve();
      } else
        reject(
          new ConformanceError(
            "program-failed",
            `${client}.py ended with ${signal ?? code} after ${count} checks:\n${said}`,
          ),
        );
    });
  });
}

async function environments(wanted: readonly string[]): Promise<readonly Environment[]> {
  const names = wanted.length > 0 ? wanted : CLIENTS;
  const found: Environment[] = [];
  for (const name of names) {
    const [client = "", python] = name.split("=");
    if (!CLIENTS.includes(client)) {
      throw new ConformanceError("bad-arguments", `there is no client "${client}"; known: ${CLIENTS.join(", ")}`);
    }
    found.push(python ? { client, python } : await ensureClient(client, text => console.error(text)));
  }
  return found;
}

interface Failure {
  readonly title: string;
  readonly detail: string;
}

async function runClient(
  { client, python = "" }: Environment,
  heard: (check: Check) => void,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  try {
    const node = await startNode();
    const reader = await startReader(node.url);
    try {
      await runProgram(client, python, [node.url, reader.url], check => {
        heard(check);
        if (check.outcome === "failed") failures.push({ title: `${client}: ${check.name}`, detail: check.why ?? "" });
      });
    } catch (error) {
      failures.push({
        title: client,
        detail: `${String(error)}\nthe node's log ends with:\n${node.log().slice(-1500)}`,
      });
    } finally {
      await reader.stop();
      await node.stop();
    }
  } catch (error) {
    failures.push({ title: client, detail: String(error) });
  }
  return failures;
}

const args = process.argv.slice(2);
const events = args.includes("--events");
const tell = (event: unknown): void => {
  if (events) console.log(`${MARK}${JSON.stringify(event)}`);
};

const found = await environments(args.filter(arg => !arg.startsWith("-")));
tell({ event: "start", files: found.length });
let failed = 0;

async function one(environment: Environment): Promise<void> {
  const skips = environment.python
    ? []
    : [{ title: `Python client ${environment.client}`, reason: environment.reason ?? "" }];
  let passed = 0;
  const failures = environment.python
    ? await runClient(environment, check => {
        if (check.outcome === "passed") passed++;
        if (!events)
          console.log(
            `${check.outcome === "passed" ? "ok  " : "FAIL"} ${environment.client}: ${check.name} (${check.ms} ms)${check.why ? `\n       ${check.why}` : ""}`,
          );
      })
    : [];
  failed += failures.length;
  if (!events) {
    for (const { title, detail } of failures) if (title === environment.client) console.log(`FAIL ${title}: ${detail}`);
    for (const { title, reason } of skips) console.log(`skip ${title}: ${reason}`);
  }
  tell({ event: "file", passed, failed: failures.length, skipped: skips.length, failures, skips });
}

// Side by side: each has a node of its own, and mostly waits for blocks.
await Promise.all(found.map(one));
tell({ event: "end", errors: [] });
process.exitCode = failed > 0 ? 1 : 0;
