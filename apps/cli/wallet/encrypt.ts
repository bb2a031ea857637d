import {
  type SaveOptions,
  saveKeyfile,
  storedEncryption,
  type Wallet,
  WalletError,
  type WalletKey,
  type WalletRole,
} from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";
import {
  type AccessFlags,
  accessOptions,
  onDerive,
  opening,
  type RoleFlags,
  roleMeant,
  roleOption,
  type WalletFlags,
  walletOf,
  walletOptions,
} from "./flags.ts";
import { newPassword } from "./secret.ts";

interface EncryptFlags extends WalletFlags, AccessFlags, RoleFlags {
  readonly dryRun?: boolean;
}

/** Opens the key, and tells with which password, if it took one. */
async function opened(
  wallet: Wallet,
  role: WalletRole,
  flags: AccessFlags,
): Promise<{ key: WalletKey; used?: string }> {
  let used: string | undefined;
  const key = await opening(flags, options =>
    wallet.open(role, {
      ...options,
      async password(path) {
        used = (await options.password?.(path)) ?? "";
        return used;
      },
    }),
  );
  if (key.watchOnly)
    throw new WalletError(
      "watch-only",
      `${wallet.file(role)} holds an address alone; there is nothing to encrypt or decrypt`,
    );
  return used === undefined ? { key } : { key, used };
}

interface Change {
  readonly encrypted: boolean;
  /** What is said of a file that is that way already. */
  readonly already: string;
  readonly doing: string;
  readonly done: string;
}

const ENCRYPT: Change = { encrypted: true, already: "is encrypted already", doing: "would encrypt", done: "encrypted" };
const DECRYPT: Change = { encrypted: false, already: "is not encrypted", doing: "would decrypt", done: "decrypted" };

async function change(flags: EncryptFlags, { encrypted, already, doing, done }: Change): Promise<void> {
  const wallet = walletOf(flags);
  const role = roleMeant(flags);
  const file = wallet.file(role);
  const before = storedEncryption(file);
  if (before === (encrypted ? "nacl" : "none")) throw new CliError("failed", `${file} ${already}; nothing was done`);
  const facts = { file, role, before, after: encrypted ? "nacl" : "none" };
  if (flags.dryRun === true)
    return print({ json: flags.json === true }, { ...facts, written: false }, `${doing} ${file}; nothing was written`);
  const { key, used } = await opened(wallet, role, flags);
  // A file in an older format keeps its password.
  const password = encrypted ? (used ?? (await newPassword(file, flags))) : undefined;
  const options: SaveOptions = { overwrite: true, onDerive, ...(password === undefined ? {} : { password }) };
  await saveKeyfile(file, key, options);
  print({ json: flags.json === true }, { ...facts, address: key.address, written: true }, `${done} ${file}`);
}

function options(command: Command): Command {
  return roleOption(
    accessOptions(walletOptions(command)),
    "default: the hotkey where --hotkey names one, else the coldkey",
  ).option("--dry-run", "say what would be done, and do nothing");
}

/** Adds `wallet encrypt` and `wallet decrypt`. */
export function addEncryptCommands(wallet: Command): void {
  options(wallet.command("encrypt"))
    .description("encrypt a key's file, or bring one of an older format up to date under its password")
    .addHelpText("after", "\nExample:\n  waystone wallet encrypt --wallet alice --role hotkey")
    .action((flags: EncryptFlags) => change(flags, ENCRYPT));
  options(wallet.command("decrypt"))
    .description("write a key's file unencrypted; whoever reads it has the key")
    .addHelpText("after", "\nExample:\n  waystone wallet decrypt --wallet alice --role coldkey")
    .action((flags: EncryptFlags) => change(flags, DECRYPT));
}
