// From whatever Node.js started us to the running command.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { replaceBy } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { isProjectNode, projectNode } from "./node24.mjs";
import { root } from "./paths.mjs";

/**
 * Sets up what is missing, then becomes `waystone <args>`: in this process where it is new enough, else in the pinned Node.js.
 * @param {readonly string[]} args arguments of the command
 * @param {NodeJS.WriteStream} progress where set-up speaks; stdout belongs to the command
 */
export async function launch(args, progress) {
  await ensureInstalled(progress);
  const program = await bundled(progress);
  const compiled = join(root, "dist", ".compiled");
  endWithParent();
  if (!isProjectNode()) {
    replaceBy(projectNode(), [program, ...args], { ...process.env, NODE_COMPILE_CACHE: compiled });
    return;
  }
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(compiled);
  process.argv = [process.argv[0] ?? process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
}

/**
 * npm starts a command through a shell, and a signal that ends npm ends that shell and nothing below it. So where npm started us, the death of our parent is
 * taken for the signal, lest a node stay behind that nobody knows of and that holds its port. Test harnesses ask for the same by WAYSTONE_END_WITH_PARENT.
 */
function endWithParent() {
  if (process.env.npm_command === undefined && process.env.WAYSTONE_END_WITH_PARENT === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}

/** The bundle, or the sources themselves where a tree that is being worked on cannot be bundled. */
async function bundled(progress) {
  const { ensureBundle } = await import("../bundle.mjs");
  try {
    return await ensureBundle(progress);
  } catch (error) {
    progress.write(
      `Not bundled, running from the sources: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return join(root, "apps", "cli", "main.ts");
  }
}

/** Ends with the reason, as one line where that is enough, and exit code 1. */
export function fail(error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.WAYSTONE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}
