import { createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import { CryptoError } from "../errors.ts";
import { type OnDerive, pbkdf2Key } from "./derive.ts";

/** First characters of an Ansible vault, in which wallets were kept before `$NACL`. */
export const VAULT_MAGIC = "$ANSIBLE_VAULT";

const ROUNDS = 10_000;
const HEADER = /^\$ANSIBLE_VAULT;(?:1\.1;AES256|1\.2;AES256;[^;\r\n]*)$/;

interface Vault {
  readonly salt: Uint8Array;
  readonly tag: Uint8Array;
  readonly sealed: Uint8Array;
}

function damaged(why: string): CryptoError {
  return new CryptoError("bad-encryption", `The Ansible vault is damaged or of another version: ${why}.`);
}

function fromDigits(digits: string, what: string): Uint8Array {
  if (digits === "" || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits))
    throw damaged(`its ${what} is not hexadecimal`);
  return Uint8Array.from(Buffer.from(digits, "hex"));
}

/** A vault's parts: after the header stands hexadecimal of three lines of hexadecimal. @throws CryptoError `bad-encryption` */
function parse(data: Uint8Array): Vault {
  const [header = "", ...lines] = Buffer.from(data).toString("latin1").split(/\r?\n/);
  if (!HEADER.test(header)) throw damaged("versions 1.1 and 1.2 with AES256 are read");
  const inner = Buffer.from(fromDigits(lines.join("").trim(), "body"))
    .toString("latin1")
    .split("\n");
  const [salt = "", tag = "", sealed = ""] = inner;
  const parts = {
    salt: fromDigits(salt, "salt"),
    tag: fromDigits(tag, "tag"),
    sealed: fromDigits(sealed, "ciphertext"),
  };
  if (inner.length !== 3 || parts.tag.length !== 32) throw damaged("salt, tag of 32 bytes and ciphertext are expected");
  return parts;
}

/**
 * Plaintext of an Ansible vault: PBKDF2 of 10,000 rounds, HMAC-SHA256, AES-256-CTR.
 * @returns `undefined` for another password, or for bytes that were changed, which cannot be told apart
 * @throws CryptoError `bad-encryption` for what is no vault
 */
export async function openVault(
  data: Uint8Array,
  password: string,
  onDerive?: OnDerive,
): Promise<Uint8Array | undefined> {
  const { salt, tag, sealed } = parse(data);
  const keys = await pbkdf2Key(password, salt, ROUNDS, 80, onDerive);
  const right = createHmac("sha256", keys.subarray(32, 64)).update(sealed).digest();
  if (!timingSafeEqual(right, tag)) return undefined;
  const cipher = createDecipheriv("aes-256-ctr", keys.subarray(0, 32), keys.subarray(64, 80));
  const padded = Buffer.concat([cipher.update(sealed), cipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding === 0 || padding > 16 || padding > padded.length) throw damaged("its padding is wrong");
  return new Uint8Array(padded.subarray(0, -padding));
}
