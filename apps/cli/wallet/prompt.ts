import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { checkNewPassword, WalletError } from "@waystone/sdk/wallet";
import { CliError } from "../errors.ts";
import { say } from "../output.ts";

/** Tries that a person has for a password. */
export const TRIES = 3;

/** Whether somebody can be asked: questions go to the standard error, so that a result can be piped away. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks for a line without showing it. @throws CliError where the input ends, or Ctrl-C is pressed */
export function askHidden(question: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 });
  const ended = (): void => reject(new CliError("failed", "nothing was entered, and nothing was done"));
  process.stderr.write(question);
  lines.once("line", resolve);
  lines.once("SIGINT", ended);
  lines.once("close", ended);
  return promise.finally(() => {
    process.stderr.write("\n");
    lines.close();
  });
}

/** Asks for the password of a keyfile. */
export function askPassword(path: string): Promise<string> {
  return askHidden(`Password of ${path}: `);
}

/** Asks for a new password, twice, until it is good. @throws CliError after some tries */
export async function askNewPassword(path: string): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const password = (await askHidden(`New password for ${path}: `)).trim();
    try {
      checkNewPassword(password);
    } catch (error) {
      if (!(error instanceof WalletError)) throw error;
      say(error.message);
      continue;
    }
    if ((await askHidden("The same again: ")).trim() === password) return password;
    say("the two differ");
  }
  throw new CliError("failed", "no password was agreed on, and nothing was done");
}
