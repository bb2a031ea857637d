import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "./atomic-write.ts";
import { formatKeyfile } from "./content.ts";
import { WalletError } from "./errors.ts";
import {
  type OpenOptions,
  openKeyfile,
  openPlainKeyfile,
  type SaveOptions,
  saveKeyfile,
  storedEncryption,
} from "./file.ts";
import type { WalletKey } from "./key.ts";
import { placeOf, type WalletChoice } from "./place.ts";

/** Which of a wallet's keys. */
export type WalletRole = "coldkey" | "hotkey";

/**
 * A wallet's folder as Bittensor's tools lay it out (`neurons.md` 1): `coldkey`, `coldkeypub.txt`, `hotkeys/<name>`,
 * `hotkeys/<name>pub.txt`. Making one touches no file.
 */
export class Wallet {
  readonly name: string;
  readonly hotkeyName: string;
  /** The wallet's own folder. */
  readonly folder: string;

  /** @throws WalletError `bad-name` */
  constructor(choice: WalletChoice = {}) {
    const { path, name, hotkey } = placeOf(choice);
    this.name = name;
    this.hotkeyName = hotkey;
    this.folder = join(path, name);
  }

  /** Path of a key's file. */
  file(role: WalletRole): string {
    return role === "coldkey" ? join(this.folder, "coldkey") : join(this.folder, "hotkeys", this.hotkeyName);
  }

  /** Path of the file with a key's address alone. */
  publicFile(role: WalletRole): string {
    return role === "coldkey"
      ? join(this.folder, "coldkeypub.txt")
      : join(this.folder, "hotkeys", `${this.hotkeyName}pub.txt`);
  }

  /**
   * A key with its secret. Where the file with the address is there too, both must be of one account: one that was swapped for another
   * would send what others pay to somebody else.
   * @throws WalletError as {@link openKeyfile}, and `address-mismatch`
   */
  async open(role: WalletRole, options: OpenOptions = {}): Promise<WalletKey> {
    this.#ensureThere(role);
    const key = await openKeyfile(this.file(role), options);
    const known = this.#known(role);
    if (known !== undefined) this.#ensureSame(role, key, known);
    return key;
  }

  /** @throws WalletError `address-mismatch` */
  #ensureSame(role: WalletRole, key: WalletKey, known: WalletKey): void {
    if (known.address === key.address) return;
    throw new WalletError(
      "address-mismatch",
      `${this.file(role)} is the key of ${key.address}, and ${this.publicFile(role)} names ${known.address}: find out which is right, and remove the other`,
    );
  }

  /**
   * A key's account without any password: from the file with its address, else from the key's own if that is plain.
   * @throws WalletError `missing`, `no-password`, or what is wrong with the file
   */
  account(role: WalletRole): WalletKey {
    const known = this.#known(role);
    // Only the address is taken from it, so that its mode may be what it is.
    const own = (): WalletKey => openPlainKeyfile(this.file(role), { allowOpen: true }).watching();
    if (known === undefined) {
      this.#ensureThere(role);
      return own();
    }
    // Where the key can be read without a password, what others are to pay is not left to a file beside it that may be stale.
    if (existsSync(this.file(role)) && storedEncryption(this.file(role)) === "none")
      this.#ensureSame(role, own(), known);
    return known;
  }

  /**
   * Writes a key, and its address beside it. A key with `watchOnly` writes the latter alone.
   * @throws WalletError `exists` before anything is written or derived, `not-written`, `no-memory`
   */
  async save(role: WalletRole, key: WalletKey, options: SaveOptions = {}): Promise<void> {
    const files = key.watchOnly ? [this.publicFile(role)] : [this.file(role), this.publicFile(role)];
    const taken = files.find(existsSync);
    if (taken !== undefined && options.overwrite !== true)
      throw new WalletError(
        "exists",
        `${taken} is there already and stays as it is; choose another name, or overwrite it on purpose`,
      );
    if (!key.watchOnly) await saveKeyfile(this.file(role), key, options);
    writeFileAtomic(this.publicFile(role), formatKeyfile(key.watching()), options);
  }

  #known(role: WalletRole): WalletKey | undefined {
    const path = this.publicFile(role);
    return existsSync(path) ? openPlainKeyfile(path, { allowOpen: true }).watching() : undefined;
  }

  #ensureThere(role: WalletRole): void {
    if (existsSync(this.file(role))) return;
    if (existsSync(this.publicFile(role)))
      throw new WalletError(
        "missing",
        `wallet "${this.name}" has the address of its ${role} alone; \`waystone wallet regen --role ${role}\` brings the key back from its mnemonic`,
      );
    const what =
      role === "coldkey"
        ? `wallet "${this.name}" has no coldkey`
        : `wallet "${this.name}" has no hotkey "${this.hotkeyName}"`;
    throw new WalletError(
      "missing",
      `${what}: ${this.file(role)} does not exist; \`waystone wallet list\` shows what there is, \`waystone wallet new\` makes one`,
    );
  }
}
