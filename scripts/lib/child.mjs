// Child processes: captured ones, and one that takes this process's place.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Children that would outlive an interrupted run are ended with it. */
const running = new Set();
let watching = false;

function endChildrenWithUs() {
  if (watching) return;
  watching = true;
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} command program
 * @param {readonly string[]} args its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options] `onLine` sees each line of stdout as it comes
 * @returns {Promise<{ code: number, output: string, stdout: string }>} `code` 127 where the program does not exist; `output` holds stdout and stderr as they came
 */
export function capture(command, args, options = {}) {
  endChildrenWithUs();
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    let stdout = "";
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", text => {
      output += text;
      stdout += text;
      if (!options.onLine) return;
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const part of parts) options.onLine(part);
    });
    child.stderr.setEncoding("utf8").on("data", text => {
      output += text;
    });
    child.on("error", error => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n`, stdout });
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      if (options.onLine && rest) options.onLine(rest);
      resolve({ code: code ?? 128 + constants.signals[signal ?? "SIGTERM"], output, stdout });
    });
  });
}

/**
 * Runs a program in this process's place: same terminal, signals passed on, this process ends with its exit code.
 * @param {string} command program
 * @param {readonly string[]} args its arguments
 * @param {NodeJS.ProcessEnv} [env] environment
 */
export function replaceBy(command, args, env = process.env) {
  const child = spawn(command, args, { stdio: "inherit", env });
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      // A terminal gives Ctrl-C to the whole group: the child has it already, and a second one would mean "at once".
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  child.on("error", error => {
    process.stderr.write(`${command} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? "SIGTERM"]));
}
