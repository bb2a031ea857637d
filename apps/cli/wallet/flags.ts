import {
  type OpenOptions,
  passwordFrom,
  Wallet,
  WalletError,
  type WalletKey,
  type WalletRole,
} from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { say } from "../output.ts";
import { askPassword, isInteractive, TRIES } from "./prompt.ts";

/** Flags that name a wallet. */
export interface WalletFlags {
  readonly wallet?: string;
  readonly hotkey?: string;
  readonly path?: string;
  readonly json?: boolean;
}

/** Flags of a command that opens a secret. */
export interface AccessFlags {
  readonly passwordFile?: string;
  readonly allowOpen?: boolean;
}

/** Flags of a command that is about one of a wallet's keys. */
export interface RoleFlags {
  readonly role?: string;
}

/** Adds the flags of {@link WalletFlags}. */
export function walletOptions(command: Command): Command {
  return command
    .option("--wallet <name>", 'the wallet (default: BT_WALLET_NAME, else "default")')
    .option("--hotkey <name>", 'its hotkey (default: BT_WALLET_HOTKEY, else "default")')
    .option("--path <folder>", "folder of all wallets (default: BT_WALLET_PATH, else ~/.bittensor/wallets)")
    .option("--json", "one JSON document on standard output");
}

/** Adds the flags of {@link AccessFlags}. */
export function accessOptions(command: Command): Command {
  return command
    .option(
      "--password-file <file>",
      "file with the password; BT_WALLET_PASSWORD and BT_PW_… come first, a prompt last",
    )
    .option("--allow-open", "use files with secrets that others can read too, with a warning");
}

/** Adds the flag of {@link RoleFlags}. */
export function roleOption(command: Command, text: string): Command {
  return command.option("--role <key>", `coldkey or hotkey (${text})`);
}

/** The wallet that is meant. @throws WalletError `bad-name` */
export function walletOf({ wallet, hotkey, path }: WalletFlags): Wallet {
  return new Wallet({
    ...(wallet === undefined ? {} : { name: wallet }),
    ...(hotkey === undefined ? {} : { hotkey }),
    ...(path === undefined ? {} : { path }),
  });
}

/** The role that a command is about: that of --role, else the hotkey where one is named, else the coldkey. @throws CliError `usage` */
export function roleMeant(flags: RoleFlags & Pick<WalletFlags, "hotkey">): WalletRole {
  return roleOf(flags) ?? (flags.hotkey === undefined ? "coldkey" : "hotkey");
}

/** The role that is named. @throws CliError `usage` */
export function roleOf({ role }: RoleFlags): WalletRole | undefined {
  if (role === undefined || role === "coldkey" || role === "hotkey") return role;
  throw new CliError("usage", `--role is "${role}"; give coldkey or hotkey`);
}

/** Says that a key is derived: without it the seconds would look like a standstill. */
export function onDerive(begun: boolean): void {
  if (begun) say("deriving the key from the password: some seconds, and 512 MiB of memory");
}

/** Where a password may come from. */
export function passwordSources({ passwordFile, allowOpen }: AccessFlags) {
  return {
    ...(passwordFile === undefined ? {} : { passwordFile }),
    ...(allowOpen === undefined ? {} : { allowOpen }),
    onWarning: say,
  };
}

/** Opens something that may be encrypted; a person may mistype the password, a file or a variable is asked once. */
export async function opening<T>(flags: AccessFlags, open: (options: OpenOptions) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    let asked = false;
    const prompt = (path: string): Promise<string> => {
      asked = true;
      return askPassword(path);
    };
    const sources = passwordSources(flags);
    const password = passwordFrom({ ...sources, ...(isInteractive() ? { prompt } : {}) });
    try {
      return await open({ ...sources, password, onDerive });
    } catch (error) {
      if (!(error instanceof WalletError) || error.code !== "wrong-password" || !asked || tries === TRIES) throw error;
      say(error.message);
    }
  }
}

/** Opens a wallet's key. @throws WalletError */
export function openWallet(wallet: Wallet, role: WalletRole, flags: AccessFlags): Promise<WalletKey> {
  return opening(flags, options => wallet.open(role, options));
}
