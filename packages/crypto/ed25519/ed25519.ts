import { ed25519 } from "@noble/curves/ed25519.js";
import { concatBytes, utf8Bytes } from "../bytes.ts";
import { expectLength } from "../errors.ts";
import { blake2_256 } from "../hash/blake2-noble.ts";

// SCALE string "Ed25519HDKD": compact length 11, then the text.
const HDKD = concatBytes(Uint8Array.of(11 << 2), utf8Bytes("Ed25519HDKD"));

/** Public key, 32 bytes, of a 32-byte seed. @throws CryptoError `bad-length` */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(expectLength("The ed25519 seed", seed, 32));
}

/** Deterministic signature, 64 bytes, by a 32-byte seed. @throws CryptoError `bad-length` */
export function ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, expectLength("The ed25519 seed", seed, 32));
}

/** Whether the signature is right under ZIP 215, as Substrate decides; malformed input is `false`. About 1.3 ms. */
export function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: true });
  } catch {
    return false;
  }
}

/** Seed of a hard child: blake2_256 of the SCALE tuple ("Ed25519HDKD", seed, chain code). There is no soft derivation. */
export function ed25519DeriveHard(seed: Uint8Array, chainCode: Uint8Array): Uint8Array {
  return blake2_256(
    concatBytes(HDKD, expectLength("The ed25519 seed", seed, 32), expectLength("The chain code", chainCode, 32)),
  );
}
