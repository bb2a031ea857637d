import { readdirSync } from "node:fs";
import { join } from "node:path";
import { encryptionOf, type KeyfileEncryption } from "@waystone/crypto/keyfile";
import { systemCode, WalletError } from "./errors.ts";
import { readStored } from "./file.ts";
import { checkName, type WalletChoice, walletsPath } from "./place.ts";
import { Wallet, type WalletRole } from "./wallet.ts";

/** A key in a listing. */
export interface ListedKey {
  readonly name: string;
  /** Absent where it cannot be told without the password. */
  readonly address?: string;
  /** How its file is encrypted: `none`, or `absent` where only the address is there. */
  readonly encryption: KeyfileEncryption | "none" | "absent";
  /** What is wrong with it. */
  readonly problem?: string;
}

/** A wallet in a listing. */
export interface ListedWallet {
  readonly name: string;
  /** Absent where the folder has hotkeys alone. */
  readonly coldkey?: ListedKey;
  readonly hotkeys: readonly ListedKey[];
}

/** Names of a folder, sorted; none where it is not there. @throws WalletError `unreadable` */
function namesIn(folder: string, isWanted: (name: string) => boolean): string[] {
  try {
    return readdirSync(folder).filter(isWanted).sort();
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new WalletError("unreadable", `${folder} cannot be read (${code}): check who it belongs to and its mode`);
  }
}

/** Names of a wallet's hotkeys, those included of which only the address is there. */
function hotkeyNames(folder: string): string[] {
  return [
    ...new Set(
      namesIn(folder, name => isName("hotkey", name.replace(/pub\.txt$/, ""))).map(name =>
        name.replace(/pub\.txt$/, ""),
      ),
    ),
  ].sort();
}

function isName(kind: "wallet" | "hotkey", name: string): boolean {
  try {
    return checkName(kind, name) === name;
  } catch {
    // Files of other programs and hotkeys' addresses lie in the same folders.
    return false;
  }
}

/** What a function gives, or the words of what it throws. */
function attempt<T>(work: () => T): { readonly value?: T; readonly code?: string; readonly problem?: string } {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof WalletError) return { code: error.code, problem: error.message };
    throw error;
  }
}

function listed(wallet: Wallet, role: WalletRole): ListedKey | undefined {
  const name = role === "coldkey" ? "coldkey" : wallet.hotkeyName;
  const stored = attempt(() => readStored(wallet.file(role)));
  const account = attempt(() => wallet.account(role));
  if (stored.code === "missing" && account.code === "missing") return undefined;
  const encryption = stored.value === undefined ? "absent" : (encryptionOf(stored.value.data) ?? "none");
  // That an encrypted key without a public file keeps its address to itself is no fault.
  const problem =
    stored.code !== undefined && stored.code !== "missing"
      ? stored.problem
      : account.code === "no-password"
        ? undefined
        : account.problem;
  return {
    name,
    ...(account.value === undefined ? {} : { address: account.value.address }),
    encryption,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The wallets of a folder with their keys, sorted by name. Nothing is decrypted. @throws WalletError `unreadable` */
export function listWallets(choice: Pick<WalletChoice, "path" | "environment"> = {}): ListedWallet[] {
  const path = walletsPath(choice);
  return namesIn(path, name => isName("wallet", name)).flatMap(name => {
    const coldkey = listed(new Wallet({ path, name, hotkey: "default" }), "coldkey");
    const hotkeys = hotkeyNames(join(path, name, "hotkeys")).flatMap(
      hotkey => listed(new Wallet({ path, name, hotkey }), "hotkey") ?? [],
    );
    if (coldkey === undefined && hotkeys.length === 0) return [];
    return [{ name, ...(coldkey === undefined ? {} : { coldkey }), hotkeys }];
  });
}
