import { resolve } from "node:path";
import { WalletError } from "./errors.ts";
import { type AccessOptions, readSecretFile } from "./file.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a password may come from; the first that has one counts. */
export interface PasswordSources extends AccessOptions {
  /** Given by the caller. */
  readonly password?: string;
  /** `BT_WALLET_PASSWORD`, then the keyfile's own `BT_PW_…`, later `BT_WALLET_PASSWORD_FILE`; the process's own by default. */
  readonly environment?: Environment;
  /** A file with the password in its first line; before `BT_WALLET_PASSWORD_FILE`. */
  readonly passwordFile?: string;
  /** Asks a person; the last resort. @param path of the keyfile */
  readonly prompt?: (path: string) => Promise<string>;
}

/** Name of the variable that holds a keyfile's password: the path in capitals, `/` and `.` as `_`. */
export function passwordVariable(path: string): string {
  return `BT_PW_${path.replace(/[/\\.]/g, "_").toUpperCase()}`;
}

/** The bytes of a text, each changed by the variable's name over and over: an obfuscation, no encryption. */
function masked(bytes: Uint8Array, name: string): Uint8Array {
  const key = new TextEncoder().encode(name);
  return bytes.map((byte, i) => byte ^ (key[i % key.length] ?? 0));
}

/** What a password is written as in its variable: base64 of the masked bytes. Whoever can read it has the password. */
export function encodePassword(password: string, name: string): string {
  return Buffer.from(masked(new TextEncoder().encode(password), name)).toString("base64");
}

/** The password that a variable holds. @throws WalletError `bad-password-source` */
export function decodePassword(value: string, name: string): string {
  const bytes = Buffer.from(value.trim(), "base64");
  try {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value.trim())) throw new TypeError("not base64");
    return new TextDecoder("utf-8", { fatal: true }).decode(masked(new Uint8Array(bytes), name));
  } catch {
    // Neither reason may repeat the value.
    throw new WalletError(
      "bad-password-source",
      `the environment variable ${name} is not a password as Bittensor's wallets write it there; put the plain one into BT_WALLET_PASSWORD`,
    );
  }
}

function fromFile(path: string, options: AccessOptions): string {
  const [line = ""] = readSecretFile(path, options).split(/\r?\n/);
  if (line.trim() === "") throw new WalletError("bad-password-source", `the password file ${path} is empty`);
  return line;
}

/** The variable of a keyfile that is set: Bittensor's tools take the path as they were given it, which may be a relative one. */
function fromOwnVariable(path: string, environment: Environment): string | undefined {
  for (const name of new Set([path, resolve(path)].map(passwordVariable))) {
    const value = environment[name];
    if (value !== undefined && value !== "") return decodePassword(value, name);
  }
  return undefined;
}

/**
 * What tells a keyfile's password, from the sources in the order of Bittensor 11: argument, `BT_WALLET_PASSWORD`, `BT_PW_…`, password
 * file, prompt. A keychain is not asked. Passwords are trimmed, as all tools do. A source that gives a wrong one is not passed over.
 * @throws WalletError `no-password`, `bad-password-source`, and `missing`, `unreadable`, `too-open` for the file
 */
export function passwordFrom(sources: PasswordSources): (path: string) => Promise<string> {
  const environment = sources.environment ?? process.env;
  return async path => {
    const set = sources.password || environment["BT_WALLET_PASSWORD"] || fromOwnVariable(path, environment);
    if (set !== undefined && set.trim() !== "") return set.trim();
    const file = sources.passwordFile ?? environment["BT_WALLET_PASSWORD_FILE"];
    if (file !== undefined && file !== "") return fromFile(file, sources).trim();
    if (sources.prompt !== undefined) return (await sources.prompt(path)).trim();
    throw new WalletError(
      "no-password",
      `${path} is encrypted, and there is no terminal to ask for its password: set BT_WALLET_PASSWORD, or give --password-file FILE`,
    );
  };
}

const LEAST_LENGTH = 6;
const LEAST_DIFFERENT = 4;
/** Rows of characters that lie beside each other; a password that walks along one is guessed first. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
];
/** What people choose first, by the lists of passwords that came to light. */
const COMMON =
  /^(pass(word|wort|phrase)|wallet|bittensor|secret|admin|letmein|welcome|iloveyou|dragon|monkey|master|bitcoin|default|changeme)\d{0,4}!?$/;

/** Whether a text is one step along a row after the other, forwards or backwards. */
function walks(text: string): boolean {
  return ROWS.some(row => row.repeat(2).includes(text) || [...row].reverse().join("").repeat(2).includes(text));
}

/**
 * A new password, trimmed: at least 6 characters, 4 of them different, neither a row of the keyboard or alphabet nor one of those that
 * everybody tries first. More is up to the user: what really protects is length.
 * @throws WalletError `weak-password`
 */
export function checkNewPassword(password: string): string {
  const trimmed = password.trim();
  const lower = trimmed.toLowerCase();
  const bad = (why: string): WalletError => new WalletError("weak-password", `the password is too weak: ${why}`);
  if ([...trimmed].length < LEAST_LENGTH) throw bad(`it has fewer than ${LEAST_LENGTH} characters`);
  if (new Set(trimmed).size < LEAST_DIFFERENT) throw bad(`it has fewer than ${LEAST_DIFFERENT} different characters`);
  if (walks(lower)) throw bad("its characters lie beside each other on the keyboard or in the alphabet");
  if (COMMON.test(lower)) throw bad("it is one of those that are tried first");
  return trimmed;
}
