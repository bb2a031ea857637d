/** A key pair's bytes. */
export type Sr25519Keys = {
  /** 32 bytes, a compressed Ristretto point. */
  readonly publicKey: Uint8Array;
  /** 64 bytes in ed25519's expanded form: scalar × 8, then the nonce. `keyfileSecret` gives the form that wallets store. */
  readonly secretKey: Uint8Array;
};

/** Schnorr signatures on Ristretto25519 as Substrate has them: signing context `substrate`, mini secrets expanded as ed25519 does. */
export type Sr25519 = {
  /** Key pair of a 32-byte mini secret. @throws CryptoError `bad-length` */
  keysFromSeed(seed: Uint8Array): Sr25519Keys;
  /** Public key, 32 bytes, of a 64-byte secret. @throws CryptoError `bad-length`, `bad-secret` */
  publicKey(secretKey: Uint8Array): Uint8Array;
  /** A randomised signature, 64 bytes; two calls give different ones. @throws CryptoError `bad-length`, `bad-secret` */
  sign(keys: Sr25519Keys, message: Uint8Array): Uint8Array;
  /** Whether the signature is right; malformed keys and signatures are `false`, never an exception. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** Hard derivation by a 32-byte chain code: the child cannot be linked to its parent without the secret. */
  deriveHard(keys: Sr25519Keys, chainCode: Uint8Array): Sr25519Keys;
  /** Soft derivation: the child's public key also follows from {@link derivePublic}. The nonce is random, the key is not. */
  deriveSoft(keys: Sr25519Keys, chainCode: Uint8Array): Sr25519Keys;
  /** Public key of a soft child. @throws CryptoError `bad-length`, `bad-secret` if the key is no point */
  derivePublic(publicKey: Uint8Array, chainCode: Uint8Array): Uint8Array;
};
