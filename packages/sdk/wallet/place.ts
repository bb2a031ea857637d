import { homedir } from "node:os";
import { join } from "node:path";
import { WalletError } from "./errors.ts";
import type { Environment } from "./password.ts";

/** Which wallet is meant. */
export interface WalletChoice {
  /** Folder of all wallets: by default `BT_WALLET_PATH`, else `~/.bittensor/wallets`. */
  readonly path?: string;
  /** By default `BT_WALLET_NAME`, else `default`. */
  readonly name?: string;
  /** By default `BT_WALLET_HOTKEY`, else `default`. */
  readonly hotkey?: string;
  /** The process's own by default. */
  readonly environment?: Environment;
}

/** The parts of a choice, filled in. */
export type WalletPlace = Readonly<Record<"path" | "name" | "hotkey", string>>;

const LONGEST_NAME = 128;

/** A name that is one step of a path and nothing else. @throws WalletError `bad-name` */
export function checkName(what: "wallet" | "hotkey", name: string): string {
  // Control characters would let a name disguise itself in a listing; a dot in front would hide it there.
  const fits = name.length > 0 && name.length <= LONGEST_NAME && !/[/\\\p{Cc}]/u.test(name) && !name.startsWith(".");
  if (!fits || name !== name.trim())
    throw new WalletError(
      "bad-name",
      `${JSON.stringify(name.slice(0, LONGEST_NAME))} cannot be the name of a ${what}: one without slashes, control characters, outer spaces and a dot in front is expected`,
    );
  if (what === "hotkey" && name.endsWith("pub.txt"))
    throw new WalletError(
      "bad-name",
      `"${name}" cannot be the name of a hotkey: files with "pub.txt" at the end hold hotkeys' addresses`,
    );
  return name;
}

/** A path with `~` in front as the home folder. */
function expanded(path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : path;
}

/** Folder of all wallets. */
export function walletsPath({ path, environment = process.env }: WalletChoice = {}): string {
  return expanded(path || environment["BT_WALLET_PATH"] || "~/.bittensor/wallets");
}

/** What a choice and the environment come to. @throws WalletError `bad-name` */
export function placeOf(choice: WalletChoice = {}): WalletPlace {
  const environment = choice.environment ?? process.env;
  return {
    path: walletsPath(choice),
    name: checkName("wallet", choice.name ?? (environment["BT_WALLET_NAME"] || "default")),
    hotkey: checkName("hotkey", choice.hotkey ?? (environment["BT_WALLET_HOTKEY"] || "default")),
  };
}
