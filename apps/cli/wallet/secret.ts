import { ss58Decode } from "@waystone/crypto";
import {
  checkNewPassword,
  passwordFrom,
  readSecretFile,
  WalletKey,
  type WalletKeyKind,
  type WalletRole,
} from "@waystone/sdk/wallet";
import { CliError } from "../errors.ts";
import { say } from "../output.ts";
import { type AccessFlags, passwordSources } from "./flags.ts";
import { askHidden, askNewPassword, isInteractive } from "./prompt.ts";

/** Environment variable with a mnemonic, seed or private key. */
const SECRET_VARIABLE = "WAYSTONE_WALLET_SECRET";

/** The curve that is meant. @throws CliError `usage` */
export function kindOf(kind: string): WalletKeyKind {
  if (kind === "sr25519" || kind === "ed25519") return kind;
  throw new CliError("usage", `--kind is "${kind}"; give sr25519 or ed25519`);
}

/** What `wallet new --mnemonic-file` writes; {@link lineFor} reads it. */
export function mnemonicLines(keys: readonly (readonly [WalletRole, WalletKey])[]): string {
  return keys.map(([role, key]) => `${role}: ${key.mnemonic ?? ""}\n`).join("");
}

/** The part of a file with secrets that is for one key; all of it where no line says whose it is. */
function lineFor(role: WalletRole, text: string): string {
  return new RegExp(`^${role}:(.*)$`, "m").exec(text)?.[1] ?? text;
}

/** A key of a secret that somebody has: from a file, the environment, or a prompt. @throws CliError `usage`, WalletError `bad-secret` */
export async function keyOfSecret(
  role: WalletRole,
  kind: WalletKeyKind,
  file: string | undefined,
  flags: AccessFlags,
): Promise<WalletKey> {
  if (file !== undefined)
    return WalletKey.fromSecret(lineFor(role, readSecretFile(file, passwordSources(flags))), kind);
  const variable = process.env[SECRET_VARIABLE];
  if (variable !== undefined && variable !== "") return WalletKey.fromSecret(variable, kind);
  if (isInteractive())
    return WalletKey.fromSecret(
      await askHidden(`Mnemonic, seed or private key of the ${role} (it is not shown): `),
      kind,
    );
  throw new CliError(
    "usage",
    `there is no terminal to ask for the secret: give --secret-file FILE, set ${SECRET_VARIABLE}, or give --address for a key to look at only`,
  );
}

/** A key of an address alone. @throws CliError `usage` */
export function watchedKey(address: string, kind: WalletKeyKind): WalletKey {
  let account: Uint8Array;
  try {
    account = ss58Decode(address);
  } catch (error) {
    throw new CliError("usage", `--address: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
  return WalletKey.watching(account, kind);
}

/** A new password from file, environment or prompt. @throws WalletError `weak-password`, `no-password` */
export async function newPassword(path: string, flags: AccessFlags): Promise<string> {
  const sources = passwordSources(flags);
  const ask = passwordFrom({ ...sources, ...(isInteractive() ? { prompt: askNewPassword } : {}) });
  return checkNewPassword(await ask(path));
}

/** Says once what can be said of a phrase. */
export function sayKeepSafe(): void {
  say(
    "Whoever has a mnemonic has all that is on its key, and without it nobody can help: write it down and keep it off this machine.",
  );
}
