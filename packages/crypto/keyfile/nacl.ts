import { randomBytes } from "node:crypto";
import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { concatBytes, utf8Bytes } from "../bytes.ts";

/** First bytes of a keyfile that is encrypted in today's way. */
export const NACL_MAGIC = "$NACL";

const NONCE_AT = NACL_MAGIC.length;
const SEALED_AT = NONCE_AT + 24;
/** Bytes that a keyfile grows by: magic, nonce, tag. */
export const NACL_OVERHEAD: number = SEALED_AT + 16;

/** Plaintext of a `$NACL` keyfile; `undefined` for another key, or for bytes that were changed, which cannot be told apart. */
export function openNacl(data: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  try {
    return xsalsa20poly1305(key, data.subarray(NONCE_AT, SEALED_AT)).decrypt(data.subarray(SEALED_AT));
  } catch {
    // The library throws for a wrong tag.
    return undefined;
  }
}

/** A `$NACL` keyfile of a plaintext. @param nonce 24 bytes; never one twice under a key */
export function sealNacl(
  plaintext: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array = new Uint8Array(randomBytes(24)),
): Uint8Array {
  return concatBytes(utf8Bytes(NACL_MAGIC), nonce, xsalsa20poly1305(key, nonce).encrypt(plaintext));
}
