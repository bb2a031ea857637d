import { isCall, type RuntimeCall } from "@waystone/frame";

/** What an encrypted transaction consists of (`clients.md` 1.11). */
export interface Shielded {
  /** twox128 of the encapsulation key that it was made with, 16 bytes. */
  readonly keyHash: Uint8Array;
  /** ML-KEM ciphertext: 1088 bytes where it can be opened. */
  readonly encapsulated: Uint8Array;
  /** Nonce of XChaCha20-Poly1305, 24 bytes. */
  readonly nonce: Uint8Array;
  /** The encrypted transaction and its 16-byte tag. */
  readonly sealed: Uint8Array;
}

const KEY_HASH = 16;
const LENGTH = 2;
const NONCE = 24;

/**
 * Takes an encrypted transaction apart: key hash, length (u16, little-endian) and bytes of the ML-KEM ciphertext, nonce, the rest.
 * Looks at lengths alone. @returns `undefined` where the bytes are too few
 */
export function parseShielded(bytes: Uint8Array): Shielded | undefined {
  const head = KEY_HASH + LENGTH;
  if (bytes.length < head) return undefined;
  const [low = 0, high = 0] = bytes.subarray(KEY_HASH, head);
  const nonceAt = head + low + high * 256;
  if (bytes.length < nonceAt + NONCE) return undefined;
  return {
    keyHash: bytes.subarray(0, KEY_HASH),
    encapsulated: bytes.subarray(head, nonceAt),
    nonce: bytes.subarray(nonceAt, nonceAt + NONCE),
    sealed: bytes.subarray(nonceAt + NONCE),
  };
}

/** What a call of `submit_encrypted` carries; `undefined` for other calls, and where it cannot be taken apart. */
export function shieldedOf(call: RuntimeCall): Shielded | undefined {
  if (!isShielded(call)) return undefined;
  const { ciphertext } = call.args as { readonly ciphertext: Uint8Array };
  return parseShielded(ciphertext);
}

/** Whether a call carries an encrypted transaction. Calls inside batches do not: authors look at the outermost one. */
export function isShielded(call: RuntimeCall): boolean {
  return isCall(call, "MevShield", "submit_encrypted");
}
