import { createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import { utf8Bytes } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { type OnDerive, pbkdf2Key } from "./derive.ts";

/** First characters of a Fernet token of our times, in which the oldest wallets are kept: version 0x80 and a time. */
export const FERNET_MAGIC = "gAAAAA";

const SALT = utf8Bytes("Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins");
const ROUNDS = 10_000_000;
const IV_AT = 9;
const SEALED_AT = IV_AT + 16;
const TAG_LENGTH = 32;

/** Key, 32 bytes, of a legacy keyfile. Ten million rounds: some seconds. */
export function fernetKey(password: string, onDerive?: OnDerive): Promise<Uint8Array> {
  return pbkdf2Key(password, SALT, ROUNDS, 32, onDerive);
}

/** Bytes of a token. @throws CryptoError `bad-encryption` before anything slow is done */
export function fernetToken(data: Uint8Array): Uint8Array {
  const text = Buffer.from(data).toString("latin1").trim();
  const token = /^[\w-]+={0,2}$/.test(text) ? Buffer.from(text, "base64url") : Buffer.alloc(0);
  const sealed = token.length - SEALED_AT - TAG_LENGTH;
  if (token[0] !== 0x80 || sealed < 16 || sealed % 16 !== 0)
    throw new CryptoError("bad-encryption", "The keyfile begins like a Fernet token and is none: it is damaged.");
  return new Uint8Array(token);
}

/**
 * Plaintext of a Fernet token: HMAC-SHA256 and AES-128-CBC; its time is not looked at, keyfiles do not expire.
 * @returns `undefined` for another key, or for bytes that were changed, which cannot be told apart
 */
export function openFernet(token: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  const signed = token.subarray(0, -TAG_LENGTH);
  const right = createHmac("sha256", key.subarray(0, 16)).update(signed).digest();
  if (!timingSafeEqual(right, token.subarray(-TAG_LENGTH))) return undefined;
  const cipher = createDecipheriv("aes-128-cbc", key.subarray(16), token.subarray(IV_AT, SEALED_AT));
  // The bytes are those that were signed, so the padding is right, or who signed them did it wrong.
  const padded = Buffer.concat([cipher.setAutoPadding(false).update(signed.subarray(SEALED_AT)), cipher.final()]);
  const padding = padded.at(-1) ?? 0;
  return padding === 0 || padding > 16 ? undefined : new Uint8Array(padded.subarray(0, -padding));
}
