/** What can be wrong with wallets, keyfiles, passwords and signers. */
export type WalletErrorCode =
  | "bad-name"
  | "missing"
  | "unreadable"
  | "too-open"
  | "damaged"
  | "foreign-format"
  | "unknown-key-type"
  | "address-mismatch"
  | "watch-only"
  | "bad-secret"
  | "no-password"
  | "wrong-password"
  | "weak-password"
  | "bad-password-source"
  | "no-memory"
  | "exists"
  | "not-written"
  | "signer-unreachable"
  | "signer-protocol"
  | "signer-refused";

/** A wallet that cannot be used, with a {@link code} to match on. The message names file and remedy, and never a secret. */
export class WalletError extends Error {
  readonly code: WalletErrorCode;
  /** @param code kind of trouble @param message what was wrong, where, and what to do */
  constructor(code: WalletErrorCode, message: string) {
    super(message);
    this.name = "WalletError";
    this.code = code;
  }
}

/** The code of a failed system call, such as `ENOENT`. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
