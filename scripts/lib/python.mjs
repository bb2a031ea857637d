// Python environments with the published clients, in the cache folder, keyed by interpreter and requirement file.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./child.mjs";
import { withLock } from "./lock.mjs";
import { cacheDir, root } from "./paths.mjs";

/** The clients, by the name of their requirement file. */
export const CLIENTS = ["sdk10", "btcli", "sdk11"];

// Newest first among those that all of the clients' wheels were built for.
const INTERPRETERS = ["python3", "python3.13", "python3.12", "python3.11", "python3.10"];
const PROBE = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])";

/** The first interpreter that can make environments and run the clients, or why there is none. */
async function findPython() {
  const seen = [];
  for (const name of INTERPRETERS) {
    const { code, stdout, output } = await capture(name, ["-c", PROBE]);
    if (code === 127) continue;
    if (code !== 0) {
      seen.push(`${name}: ${output.trim().split("\n").pop()}`);
      continue;
    }
    const version = stdout.trim();
    const minor = Number(version.split(".")[1]);
    if (version.startsWith("3.") && minor >= 10 && minor <= 13) return { python: name, version };
    seen.push(`${name} is ${version}`);
  }
  const found = seen.length > 0 ? ` (${seen.join("; ")})` : "";
  return { reason: `no Python 3.10 to 3.13 with venv${found}; on Debian and Ubuntu: apt install python3-venv` };
}

let python;

/**
 * Builds the environment of one client, or finds it built.
 * @param {string} client one of {@link CLIENTS}
 * @param {(text: string) => void} say told what is being done, when there is something to do
 * @returns {Promise<{ client: string, python?: string, reason?: string }>} path of its interpreter, or why there is none
 */
export async function ensureClient(client, say) {
  python ??= findPython();
  const found = await python;
  if (found.reason) return { client, reason: found.reason };
  const requirements = join(root, "conformance", "python", "requirements", `${client}.txt`);
  const text = readFileSync(requirements);
  const key = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const folder = join(cacheDir, "python", `${client}-py${found.version}-${key}`);
  const ready = join(folder, ".ready");
  const interpreter = join(folder, "bin", "python");
  if (existsSync(ready)) return { client, python: interpreter };
  mkdirSync(join(cacheDir, "python"), { recursive: true });
  return withLock(`${folder}.lock`, { line: say }, async () => {
    if (existsSync(ready)) return { client, python: interpreter };
    rmSync(folder, { recursive: true, force: true });
    say(`Building the Python environment of ${client}; a minute or two, once.`);
    const venv = await capture(found.python, ["-m", "venv", folder]);
    if (venv.code !== 0) return { client, reason: `${found.python} -m venv failed: ${last(venv.output)}` };
    const pip = await capture(interpreter, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--no-input",
      "-r",
      requirements,
    ]);
    if (pip.code !== 0) return { client, reason: `pip could not install it: ${last(pip.output)}` };
    writeFileSync(ready, new Date().toISOString());
    return { client, python: interpreter };
  });
}

/** The last line that says something; pip ends with hints about itself. */
function last(output) {
  const said = output
    .trim()
    .split("\n")
    .filter(line => /error/i.test(line));
  return (said.pop() ?? output.trim().split("\n").pop() ?? "").slice(0, 300);
}

/** Tells what each client's environment is, and builds those that are missing: `node scripts/lib/python.mjs`. */
if (process.argv[1] === import.meta.filename) {
  for (const client of CLIENTS) console.log(JSON.stringify(await ensureClient(client, text => console.error(text))));
}
