/** What can be wrong with keys, addresses, phrases and their parts. */
export type CryptoErrorCode =
  | "bad-length"
  | "bad-hex"
  | "bad-address"
  | "bad-checksum"
  | "wrong-prefix"
  | "bad-prefix"
  | "bad-mnemonic"
  | "bad-uri"
  | "bad-secret"
  | "bad-signature"
  | "soft-derivation"
  | "bad-encryption"
  | "wrong-password"
  | "pool-closed"
  | "worker-failed";

/** A key, address, phrase or signature that cannot be used, with a {@link code} to match on. */
export class CryptoError extends Error {
  readonly code: CryptoErrorCode;
  /** @param code kind of mistake @param message what was wrong, the value (never a secret), and what to do */
  constructor(code: CryptoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CryptoError";
    this.code = code;
  }
}

/** Demands that `bytes` are exactly `length` bytes long. @throws CryptoError `bad-length` */
export function expectLength(what: string, bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) {
    throw new CryptoError("bad-length", `${what} must be ${length} bytes, got ${bytes.length}.`);
  }
  return bytes;
}
