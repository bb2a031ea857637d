import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommanderError } from "commander";
import { exitCode } from "../exit-code.ts";
import { makeProgram } from "../program.ts";

/** What a command printed, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command. */
export type Run = (args: readonly string[], environment?: Record<string, string>) => Promise<Ran>;

/** Runs something with other streams and another environment: no terminal, and nothing of this machine's wallets. */
async function captured(environment: Record<string, string>, work: () => Promise<void>): Promise<Ran> {
  const { env, stdout, stderr, stdin } = process;
  const [write, complain] = [stdout.write, stderr.write];
  const terminals = [stdin, stdout, stderr].map(stream => [stream, stream.isTTY] as const);
  let [out, err, status] = ["", "", 0];
  const kept = Object.entries(env).filter(([name]) => !/^(BT_|WAYSTONE_)/.test(name));
  process.env = { ...Object.fromEntries(kept), ...environment };
  stdout.write = (text: string | Uint8Array) => {
    out += String(text);
    return true;
  };
  stderr.write = (text: string | Uint8Array) => {
    err += String(text);
    return true;
  };
  for (const [stream] of terminals) stream.isTTY = false;
  try {
    await work();
    status = Number(process.exitCode ?? 0);
  } catch (error) {
    if (!(error instanceof CommanderError))
      err += `waystone: ${error instanceof Error ? error.message : String(error)}\n`;
    status = exitCode(error);
  } finally {
    process.exitCode = undefined;
    process.env = env;
    stdout.write = write;
    stderr.write = complain;
    for (const [stream, isTTY] of terminals) stream.isTTY = isTTY;
  }
  return { status, out, err };
}

/** Runs `waystone …` within this process, which takes a hundredth of the time of one of its own. */
export function runner(walletsPath: string): Run {
  return (args, environment = {}) =>
    captured({ BT_WALLET_PATH: walletsPath, ...environment }, async () => {
      await makeProgram().parseAsync(args, { from: "user" });
    });
}

/** Writes a file as another tool may have left it. */
export function plant(path: string, content: string | Uint8Array, mode = 0o600): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

/** Every file below a folder with its content and mode: what a command that failed must not have changed. */
export function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    const stats = statSync(path);
    found[name] = `${(stats.mode & 0o777).toString(8)} ${stats.isFile() ? readFileSync(path, "base64") : ""}`;
  }
  return found;
}
