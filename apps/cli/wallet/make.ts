import { existsSync } from "node:fs";
import { generateMnemonic, type MnemonicWords } from "@waystone/crypto";
import { type Wallet, WalletError, WalletKey, type WalletRole, writeFileAtomic } from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";
import {
  type AccessFlags,
  accessOptions,
  onDerive,
  type RoleFlags,
  roleOf,
  roleOption,
  type WalletFlags,
  walletOf,
  walletOptions,
} from "./flags.ts";
import { keyOfSecret, kindOf, mnemonicLines, newPassword, sayKeepSafe, watchedKey } from "./secret.ts";

interface MakeFlags extends WalletFlags, AccessFlags, RoleFlags {
  readonly kind: string;
  /** False with `--no-password`. */
  readonly password: boolean;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}

interface NewFlags extends MakeFlags {
  readonly words: string;
  readonly mnemonicFile?: string;
}

interface RegenFlags extends MakeFlags {
  readonly secretFile?: string;
  readonly address?: string;
}

type Made = readonly [WalletRole, WalletKey];

function makeOptions(command: Command): Command {
  return accessOptions(walletOptions(command))
    .option("--kind <curve>", "sr25519 or ed25519", "sr25519")
    .option("--no-password", "write the coldkey unencrypted")
    .option("--overwrite", "replace what is there; a key of which there is no copy elsewhere is lost")
    .option("--dry-run", "say which files would be written, and write none");
}

function filesOf(wallet: Wallet, role: WalletRole, watchOnly = false): readonly string[] {
  return watchOnly ? [wallet.publicFile(role)] : [wallet.file(role), wallet.publicFile(role)];
}

/** @throws WalletError `exists` before anybody is asked for anything */
function ensureFree(files: readonly string[], { overwrite }: MakeFlags): void {
  const taken = files.find(existsSync);
  if (taken === undefined || overwrite === true) return;
  throw new WalletError(
    "exists",
    `${taken} is there already and stays as it is: give another --wallet or --hotkey, only the --role that is missing, or --overwrite`,
  );
}

function showPlan(files: readonly string[], flags: MakeFlags): void {
  ensureFree(files, flags);
  const plan = files.map(file => ({ file, replaces: existsSync(file) }));
  const text = plan.map(({ file, replaces }) => `would write ${file}${replaces ? ", replacing what is there" : ""}`);
  print({ json: flags.json === true }, { written: false, files: plan }, `${text.join("\n")}\nnothing was written`);
}

function isEncrypted(role: WalletRole, key: WalletKey, flags: MakeFlags): boolean {
  return role === "coldkey" && flags.password && !key.watchOnly;
}

/** The password for those keys that are encrypted; it is asked for before anything is written. */
async function passwordFor(wallet: Wallet, made: readonly Made[], flags: MakeFlags): Promise<string | undefined> {
  const locked = made.find(([role, key]) => isEncrypted(role, key, flags));
  return locked === undefined ? undefined : newPassword(wallet.file(locked[0]), flags);
}

async function save(
  wallet: Wallet,
  made: readonly Made[],
  password: string | undefined,
  flags: MakeFlags,
): Promise<void> {
  for (const [role, key] of made)
    await wallet.save(role, key, {
      overwrite: flags.overwrite === true,
      onDerive,
      ...(password !== undefined && isEncrypted(role, key, flags) ? { password } : {}),
    });
}

function describe(wallet: Wallet, made: readonly Made[], flags: MakeFlags) {
  const keys = made.map(([role, key]) => ({
    role,
    address: key.address,
    kind: key.kind,
    watchOnly: key.watchOnly,
    encrypted: isEncrypted(role, key, flags),
    file: key.watchOnly ? wallet.publicFile(role) : wallet.file(role),
  }));
  const text = keys.map(
    ({ role, address, encrypted, watchOnly, file }) =>
      `${role.padEnd(8)} ${address}  ${watchOnly ? "address alone" : encrypted ? "encrypted" : "not encrypted"}, ${file}`,
  );
  return {
    value: { wallet: wallet.name, hotkey: wallet.hotkeyName, folder: wallet.folder, keys },
    text: text.join("\n"),
  };
}

/** How many words. @throws CliError `usage` */
function wordsOf(text: string): MnemonicWords {
  const words = Number(text);
  if (words === 12 || words === 15 || words === 18 || words === 21 || words === 24) return words;
  throw new CliError("usage", `--words is "${text}"; give 12, 15, 18, 21 or 24`);
}

async function makeNew(flags: NewFlags): Promise<void> {
  const wallet = walletOf(flags);
  const role = roleOf(flags);
  const roles: readonly WalletRole[] = role === undefined ? ["coldkey", "hotkey"] : [role];
  const [words, kind] = [wordsOf(flags.words), kindOf(flags.kind)];
  const { mnemonicFile } = flags;
  const files = roles.flatMap(one => filesOf(wallet, one));
  if (flags.dryRun === true) return showPlan(mnemonicFile === undefined ? files : [mnemonicFile, ...files], flags);
  if (mnemonicFile === undefined && (flags.json === true || process.stdout.isTTY !== true))
    throw new CliError(
      "usage",
      "the mnemonics must go somewhere, and the output is no terminal: give --mnemonic-file FILE, which is made with mode 0600",
    );
  ensureFree(files, flags);
  const made = roles.map(one => [one, WalletKey.fromMnemonic(generateMnemonic(words), kind)] as const);
  const password = await passwordFor(wallet, made, flags);
  // Before the keys: of a key that is there while its mnemonic could not be written, there would be no copy.
  if (mnemonicFile !== undefined) writeFileAtomic(mnemonicFile, new TextEncoder().encode(mnemonicLines(made)));
  // On a terminal likewise: what was shown and not written is no loss, a key that was written and not shown is one.
  else process.stdout.write(`${mnemonicLines(made)}\n`);
  await save(wallet, made, password, flags);
  const { value, text } = describe(wallet, made, flags);
  sayKeepSafe();
  const where = mnemonicFile === undefined ? "" : `\nmnemonics in ${mnemonicFile}`;
  print(
    { json: flags.json === true },
    { ...value, ...(mnemonicFile === undefined ? {} : { mnemonicFile }) },
    `${text}${where}`,
  );
}

async function regenerate(flags: RegenFlags): Promise<void> {
  const wallet = walletOf(flags);
  const role = roleOf(flags) ?? "coldkey";
  const kind = kindOf(flags.kind);
  const files = filesOf(wallet, role, flags.address !== undefined);
  if (flags.dryRun === true) return showPlan(files, flags);
  ensureFree(files, flags);
  const key =
    flags.address === undefined
      ? await keyOfSecret(role, kind, flags.secretFile, flags)
      : watchedKey(flags.address, kind);
  const made = [[role, key]] as const;
  await save(wallet, made, await passwordFor(wallet, made, flags), flags);
  const { value, text } = describe(wallet, made, flags);
  print({ json: flags.json === true }, value, text);
}

/** Adds `wallet new` and `wallet regen`. */
export function addMakeCommands(wallet: Command): void {
  roleOption(makeOptions(wallet.command("new")), "default: both")
    .description("make a wallet: a coldkey, which is encrypted, and a hotkey, which is not")
    .option("--words <n>", "words of each mnemonic: 12, 15, 18, 21 or 24", "12")
    .option("--mnemonic-file <file>", "write the mnemonics into a new file of mode 0600, and show them nowhere")
    .addHelpText("after", "\nExample:\n  waystone wallet new --wallet alice --hotkey miner --mnemonic-file alice.txt")
    .action(makeNew);
  roleOption(makeOptions(wallet.command("regen")), "default: coldkey")
    .description("make a key's files anew from its mnemonic, seed or private key, or watch an address")
    .option("--secret-file <file>", "file with the mnemonic, seed or private key, or what `new --mnemonic-file` wrote")
    .option("--address <ss58>", "no secret: an account to look at only")
    .addHelpText(
      "after",
      "\nThe secret is asked for, or read from WAYSTONE_WALLET_SECRET or --secret-file; it is never an argument.\n\nExample:\n  waystone wallet regen --wallet alice --role coldkey --secret-file alice.txt",
    )
    .action(regenerate);
}
