import { createFromUri } from "./keys/from-uri.ts";
import { createKeyPairs, type KeyPair } from "./keys/keypair.ts";
import { createVerify, type SignatureKind } from "./keys/verify.ts";
import type { Sr25519 } from "./sr25519/interface.ts";
import { schnorrkel } from "./sr25519/schnorrkel.ts";

export * from "./common.ts";
export { blake2_64, blake2_128, blake2_256, blake2_512 } from "./hash/blake2.ts";
// Takes precedence over the one in common.ts.
export { sha3_256 } from "./hash/sha3.ts";
export { twox64, twox128, twox256 } from "./hash/twox.ts";

const pairs = createKeyPairs(schnorrkel);
const fromUri = createFromUri(pairs);
const verify = createVerify(schnorrkel);

/** sr25519 by the crate that Substrate uses: it decides what the chain accepts. */
export const sr25519: Sr25519 = schnorrkel;

/**
 * Key of a secret URI such as `//Alice`, `0x<seed>//stash` or `<phrase>//hard/soft///password`; without a phrase the development
 * phrase is used. Some milliseconds where there is a phrase.
 * @throws CryptoError `bad-uri`, `bad-mnemonic`, `soft-derivation`
 */
export function keyFromUri(uri: string, kind: SignatureKind = "sr25519"): KeyPair {
  return fromUri(uri, kind);
}

/** Key of a 32-byte seed (for sr25519: mini secret). @throws CryptoError `bad-length`, `bad-secret` */
export function keyFromSeed(seed: Uint8Array, kind: SignatureKind = "sr25519"): KeyPair {
  return pairs.fromSeed(kind, seed);
}

/** sr25519 key of a 64-byte secret in ed25519's expanded form. @throws CryptoError `bad-length`, `bad-secret` */
export function keyFromSr25519Secret(secretKey: Uint8Array): KeyPair {
  return pairs.fromSr25519Secret(secretKey);
}

/**
 * Whether a `MultiSignature` of the kind is right for the signer: a public key, or for ecdsa also the 32-byte account id.
 * Malformed keys and signatures are `false`, never an exception.
 */
export function verifySignature(
  kind: SignatureKind,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verify(kind, publicKey, message, signature);
}
