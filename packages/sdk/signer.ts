import type { SignatureKind } from "@waystone/crypto";

/**
 * Who signs: a {@link KeyPair}, or something that holds a key elsewhere, such as `@waystone/sdk/wallet`'s `RemoteSigner`, and needs
 * time to answer.
 */
export interface Signer {
  readonly kind: SignatureKind;
  /** 32 bytes, or 33 for ecdsa. */
  readonly publicKey: Uint8Array;
  /** 32 bytes. */
  readonly accountId: Uint8Array;
  /** SS58 address with prefix 42. */
  readonly address: string;
  /** Signature over the message as it is. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /**
   * Signature for an extrinsic, given its whole payload: one that wants to know what it signs must not be shown a hash. Absent means
   * that {@link sign} is given what is signed, which is the hash of a payload above 256 bytes.
   */
  signPayload?(payload: Uint8Array): Uint8Array | Promise<Uint8Array>;
}
