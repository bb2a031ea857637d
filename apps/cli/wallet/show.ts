import { type ListedKey, type ListedWallet, listWallets, WalletError, walletsPath } from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { print } from "../output.ts";
import { type WalletFlags, walletOf, walletOptions } from "./flags.ts";

const ENCRYPTION = {
  nacl: "encrypted",
  "ansible-vault": "encrypted (Ansible vault: encrypt it anew)",
  fernet: "encrypted (Fernet: encrypt it anew)",
  none: "not encrypted",
  absent: "address alone",
} as const;

function lineOf({ name, address, encryption, problem }: ListedKey): string {
  return `  ${name.padEnd(16)} ${(address ?? "address not known without the password").padEnd(48)}  ${problem ?? ENCRYPTION[encryption]}`;
}

function textOf({ name, coldkey, hotkeys }: ListedWallet): string {
  return [name, ...(coldkey === undefined ? [] : [coldkey]).map(lineOf), ...hotkeys.map(lineOf)].join("\n");
}

function at(flags: WalletFlags): { readonly path?: string } {
  return flags.path === undefined ? {} : { path: flags.path };
}

function list(flags: WalletFlags): void {
  const wallets = listWallets(at(flags));
  const path = walletsPath(at(flags));
  const text =
    wallets.length === 0 ? `no wallets in ${path}; \`waystone wallet new\` makes one` : wallets.map(textOf).join("\n");
  print({ json: flags.json === true }, { path, wallets }, text);
}

function show(flags: WalletFlags): void {
  const { name, folder } = walletOf(flags);
  const found = listWallets(at(flags)).find(wallet => wallet.name === name);
  if (found === undefined)
    throw new WalletError(
      "missing",
      `there is no wallet "${name}": ${folder} has no keys; \`waystone wallet list\` shows what there is`,
    );
  const hotkeys = flags.hotkey === undefined ? found.hotkeys : found.hotkeys.filter(one => one.name === flags.hotkey);
  if (flags.hotkey !== undefined && hotkeys.length === 0)
    throw new WalletError(
      "missing",
      `wallet "${name}" has no hotkey "${flags.hotkey}"; it has ${found.hotkeys.map(one => one.name).join(", ") || "none"}`,
    );
  print(
    { json: flags.json === true },
    { ...found, hotkeys, folder },
    `${textOf({ ...found, hotkeys })}\n  in ${folder}`,
  );
}

/** Adds `wallet list` and `wallet show`. */
export function addShowCommands(wallet: Command): void {
  wallet
    .command("list")
    .description("list wallets with the addresses of their keys")
    .option("--path <folder>", "folder of all wallets (default: BT_WALLET_PATH, else ~/.bittensor/wallets)")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", "\nExample:\n  waystone wallet list --json")
    .action(list);
  walletOptions(wallet.command("show"))
    .description("show one wallet; no password is needed")
    .addHelpText("after", "\nExample:\n  waystone wallet show --wallet alice")
    .action(show);
}
