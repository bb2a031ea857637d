#!/usr/bin/env node
import { CommanderError } from "commander";
import { CliError } from "./errors.ts";
import { exitCode } from "./exit-code.ts";
import { makeProgram } from "./program.ts";

/** Least Node.js: below it the runtime lacks what blocks are made with, which shows only when one is made. */
const LEAST_NODE = 24;

/** @throws CliError where this Node.js is too old; the launcher never starts one, a bundle run by hand may be */
function ensureNode(version: string): void {
  if (Number(version.split(".")[0]) < LEAST_NODE)
    throw new CliError(
      "usage",
      `this is Node.js ${version}, and ${LEAST_NODE} or newer is needed: use "npx waystone", which brings its own`,
    );
}

try {
  ensureNode(process.versions.node);
  await makeProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError))
    process.stderr.write(`waystone: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCode(error);
  // A failed start may leave servers open.
  if (process.exitCode !== 0) process.exit();
}
