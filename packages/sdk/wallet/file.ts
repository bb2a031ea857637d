import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { CryptoError } from "@waystone/crypto";
import {
  decryptKeyfile,
  encryptionOf,
  encryptKeyfile,
  type KeyfileEncryption,
  type OnDerive,
} from "@waystone/crypto/keyfile";
import { type WriteOptions, writeFileAtomic } from "./atomic-write.ts";
import { formatKeyfile, parseKeyfile } from "./content.ts";
import { systemCode, WalletError } from "./errors.ts";
import type { WalletKey } from "./key.ts";

/** Bytes of the longest keyfile that is read: a real one, even as a vault, has below 3000. */
const LONGEST = 65_536;

/** How files with secrets are read. */
export interface AccessOptions {
  /** Read secrets that others can read too. Without it that is an error, as with ssh. */
  readonly allowOpen?: boolean;
  /** Told what is amiss and yet no error. */
  readonly onWarning?: (text: string) => void;
}

/** How a keyfile is opened. */
export interface OpenOptions extends AccessOptions {
  /** The password, asked for if the file is encrypted. @param path the file's */
  readonly password?: (path: string) => Promise<string>;
  /** Told when a key is derived from the password, which takes seconds and 512 MiB. */
  readonly onDerive?: OnDerive;
}

/** A file's bytes as they lie on the disk, and who may read them. */
export interface StoredFile {
  readonly path: string;
  readonly data: Uint8Array;
  readonly stats: Stats;
}

/** Reads a file within limits. @throws WalletError `missing`, `unreadable`, `damaged` */
export function readStored(path: string): StoredFile {
  let handle: number;
  try {
    // A pipe in the file's place must not make the reader wait for a writer.
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") throw new WalletError("missing", `${path} does not exist`);
    throw new WalletError("unreadable", `${path} cannot be read (${code}): check who it belongs to and its mode`);
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw new WalletError("damaged", `${path} is no file`);
    if (stats.size > LONGEST)
      throw new WalletError("damaged", `${path} has ${stats.size} bytes; no keyfile has more than ${LONGEST}`);
    return { path, data: new Uint8Array(readFileSync(handle)), stats };
  } finally {
    closeSync(handle);
  }
}

/**
 * Secrets of ours that others can read are refused, as ssh does: whoever left them so should learn of it before somebody uses them.
 * Files of other users were laid there on purpose, and Windows has no such modes.
 * @throws WalletError `too-open`
 */
export function checkAccess({ path, stats }: StoredFile, { allowOpen, onWarning }: AccessOptions = {}): void {
  if (process.platform === "win32" || stats.uid !== process.getuid?.() || (stats.mode & 0o077) === 0) return;
  const mode = (stats.mode & 0o777).toString(8).padStart(4, "0");
  const text = `${path} holds a secret and has mode ${mode}, so that others can read or change it: chmod 600 ${path}`;
  if (allowOpen !== true) throw new WalletError("too-open", text);
  onWarning?.(text);
}

/** The text of a file with a secret, such as a password or a mnemonic. @throws WalletError `missing`, `unreadable`, `too-open`, `damaged` */
export function readSecretFile(path: string, options: AccessOptions = {}): string {
  const stored = readStored(path);
  checkAccess(stored, options);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(stored.data).trim();
  } catch {
    // The reason would be about the secret's bytes.
    throw new WalletError("damaged", `${path} is not UTF-8 text`);
  }
}

/** How a keyfile is encrypted; `none` for a plain one. @throws WalletError `missing`, `unreadable`, `damaged` */
export function storedEncryption(path: string): KeyfileEncryption | "none" {
  return encryptionOf(readStored(path).data) ?? "none";
}

/** Names the file in what is said of its content. */
function about<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof WalletError) throw new WalletError(error.code, `${path} cannot be used: ${error.message}`);
    throw error;
  }
}

/** The key of a file that is not encrypted. @throws WalletError, `no-password` for one that is */
export function openPlainKeyfile(path: string, options: AccessOptions = {}): WalletKey {
  const stored = readStored(path);
  if (encryptionOf(stored.data) !== undefined) throw locked(path);
  return plainKey(stored, options);
}

function locked(path: string): WalletError {
  return new WalletError("no-password", `${path} is encrypted: its password is needed to open it`);
}

function plainKey(stored: StoredFile, options: AccessOptions): WalletKey {
  const key = about(stored.path, () => parseKeyfile(stored.data));
  if (!key.watchOnly) checkAccess(stored, options);
  return key;
}

async function decrypted(stored: StoredFile, { password, onDerive }: OpenOptions): Promise<Uint8Array> {
  const { path, data } = stored;
  if (password === undefined) throw locked(path);
  const given = await password(path);
  try {
    return await decryptKeyfile(data, given, onDerive);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    const code =
      error.code === "wrong-password" ? "wrong-password" : error.code === "worker-failed" ? "no-memory" : "damaged";
    throw new WalletError(code, `${path} cannot be opened: ${error.message}`);
  }
}

/**
 * The key of a keyfile, encrypted or not.
 * @throws WalletError `missing`, `unreadable`, `too-open`, `no-password`, `wrong-password`, `no-memory`, or what {@link parseKeyfile} throws
 */
export async function openKeyfile(path: string, options: OpenOptions = {}): Promise<WalletKey> {
  const stored = readStored(path);
  if (encryptionOf(stored.data) === undefined) return plainKey(stored, options);
  checkAccess(stored, options);
  const plain = await decrypted(stored, options);
  try {
    return about(path, () => parseKeyfile(plain));
  } finally {
    plain.fill(0);
  }
}

/** How a keyfile is written. */
export interface SaveOptions extends WriteOptions {
  /** Encrypt the file with it (`$NACL`); it is judged by {@link checkNewPassword} before. */
  readonly password?: string;
  /** Told when a key is derived from the password. */
  readonly onDerive?: OnDerive;
}

/** Bytes of a key's file, encrypted where there is a password. @throws WalletError `no-memory` */
export async function keyfileBytes(key: WalletKey, { password, onDerive }: SaveOptions = {}): Promise<Uint8Array> {
  const plain = formatKeyfile(key);
  if (password === undefined) return plain;
  try {
    return await encryptKeyfile(plain, password, onDerive);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw new WalletError("no-memory", `the key cannot be encrypted: ${error.message}`);
  } finally {
    plain.fill(0);
  }
}

/** Writes a key into a file, whole or not at all, mode 0600. @throws WalletError `exists`, `not-written`, `no-memory` */
export async function saveKeyfile(path: string, key: WalletKey, options: SaveOptions = {}): Promise<void> {
  writeFileAtomic(path, await keyfileBytes(key, options), options);
}
