// Installs the npm packages when they are missing or the lock file changed; otherwise it costs a few milliseconds.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { lines, seconds } from "./output.mjs";
import { outsideEnv, root } from "./paths.mjs";

const STAMP = join(root, "node_modules", ".waystone-lock");

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function stamped(hash) {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
}

/** Whether what npm says it installed is what the lock file asks for: true after an `npm install` by hand. */
function satisfied() {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(hidden, "utf8")).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes("node_modules/") || entry.optional) continue;
    if (present[path]?.version !== entry.version || !existsSync(join(root, path))) return false;
  }
  return true;
}

/** How many packages lie on the disk: what there is to see of npm's progress from outside. */
function countInstalled() {
  const modules = join(root, "node_modules");
  if (!existsSync(modules)) return 0;
  let count = 0;
  for (const name of readdirSync(modules)) {
    if (name.startsWith(".")) continue;
    count += name.startsWith("@") ? readdirSync(join(modules, name)).length : 1;
  }
  return count;
}

function npmCi(out) {
  const started = Date.now();
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const total = Object.entries(packages).filter(
    ([path, entry]) => path.lastIndexOf("node_modules/") === 0 && !entry.optional,
  ).length;
  out.line(`Installing about ${total} npm packages (npm ci). The first time this takes a minute or so.`);
  const args = ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--progress=false"];
  return new Promise((resolve, reject) => {
    const child = spawn("npm", args, { cwd: root, env: outsideEnv(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", text => {
        output += text;
      });
    }
    let said = started;
    const timer = setInterval(() => {
      let count = 0;
      try {
        count = countInstalled();
      } catch (error) {
        if (error.code !== "ENOENT") throw error; // npm moves folders while we count
      }
      // npm makes all folders first and fills them then, which takes most of the time.
      const state = count < total ? `${count} of ${total} packages` : `all ${total} packages in place, npm fills them`;
      const text = `  ${state}, ${seconds(Date.now() - started)}`;
      out.status(text);
      if (!out.moving && Date.now() - said > 15_000) {
        said = Date.now();
        out.line(text);
      }
    }, 500);
    child.on("error", error => {
      clearInterval(timer);
      reject(
        new Error(`npm could not be started (${error.message}). Install npm, which comes with Node.js, and try again.`),
      );
    });
    child.on("close", code => {
      clearInterval(timer);
      out.clear();
      if (code === 0) {
        out.line(`Installed the npm packages in ${seconds(Date.now() - started)}.`);
        resolve();
        return;
      }
      const tail = output.trim().split("\n").slice(-25).join("\n");
      reject(new Error(`npm ci failed with exit code ${code}. Its last lines:\n${tail}`));
    });
  });
}

/**
 * Makes `node_modules` what the lock file says. Speaks on `stream` only when there is something to do.
 * @param {NodeJS.WriteStream} stream where progress goes
 * @throws {Error} when npm fails, with npm's last lines
 */
export async function ensureInstalled(stream) {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Error(`Waystone needs Node.js 20 or newer to set itself up; this is ${process.version}.`);
  }
  const hash = lockHash();
  if (stamped(hash)) return;
  const out = lines(stream);
  await withLock(join(root, ".waystone", "install.lock"), out, async () => {
    if (stamped(hash)) return;
    if (!satisfied()) await npmCi(out);
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(STAMP, hash);
  });
  // Vite keeps prebuilt dependencies of an earlier lock file there.
  rmSync(join(root, "node_modules", ".vite"), { recursive: true, force: true });
}
