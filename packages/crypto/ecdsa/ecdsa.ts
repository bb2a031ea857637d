import { secp256k1 } from "@noble/curves/secp256k1.js";
import { concatBytes, equalBytes, utf8Bytes } from "../bytes.ts";
import { CryptoError, expectLength } from "../errors.ts";
import { blake2_256 } from "../hash/blake2-noble.ts";

// SCALE string "Secp256k1HDKD": compact length 13, then the text.
const HDKD = concatBytes(Uint8Array.of(13 << 2), utf8Bytes("Secp256k1HDKD"));

/** Compressed public key, 33 bytes, of a 32-byte secret. @throws CryptoError `bad-length`, `bad-secret` */
export function ecdsaPublicKey(secret: Uint8Array): Uint8Array {
  expectLength("The ecdsa secret", secret, 32);
  if (!secp256k1.utils.isValidSecretKey(secret)) {
    throw new CryptoError("bad-secret", "The ecdsa secret is 0 or not below the group's order: choose another seed.");
  }
  return secp256k1.getPublicKey(secret, true);
}

/** Deterministic recoverable signature over a 32-byte hash: r, s, recovery id (0–3), 65 bytes. @throws CryptoError `bad-length` */
export function ecdsaSignPrehashed(secret: Uint8Array, hash: Uint8Array): Uint8Array {
  expectLength("The message hash", hash, 32);
  const recovered = secp256k1.sign(hash, expectLength("The ecdsa secret", secret, 32), {
    prehash: false,
    format: "recovered",
  });
  return concatBytes(recovered.subarray(1), recovered.subarray(0, 1));
}

/** Substrate's ecdsa signature: over blake2_256 of the message, 65 bytes. @throws CryptoError `bad-length` */
export function ecdsaSign(secret: Uint8Array, message: Uint8Array): Uint8Array {
  return ecdsaSignPrehashed(secret, blake2_256(message));
}

/**
 * Compressed public key, 33 bytes, that signed a 32-byte hash, or undefined if there is none. The recovery id may be 0–3 or, as
 * Ethereum writes it, 27–30; high `s` is accepted, as the chain does. About 1.6 ms.
 */
export function ecdsaRecoverPrehashed(signature: Uint8Array, hash: Uint8Array): Uint8Array | undefined {
  const v = signature[64];
  if (signature.length !== 65 || hash.length !== 32 || v === undefined) return undefined;
  const recovery = v > 26 ? v - 27 : v;
  if (recovery > 3) return undefined;
  try {
    return secp256k1.recoverPublicKey(concatBytes(Uint8Array.of(recovery), signature.subarray(0, 64)), hash, {
      prehash: false,
    });
  } catch {
    return undefined;
  }
}

/**
 * Whether the signature is right. `signer` is a compressed public key (33 bytes) or an account id (32 bytes: blake2_256 of it).
 * Malformed input is `false`.
 */
export function ecdsaVerify(signer: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const recovered = ecdsaRecoverPrehashed(signature, blake2_256(message));
  if (recovered === undefined) return false;
  return equalBytes(signer.length === 32 ? blake2_256(recovered) : recovered, signer);
}

/** Secret of a hard child: blake2_256 of the SCALE tuple ("Secp256k1HDKD", secret, chain code). There is no soft derivation. */
export function ecdsaDeriveHard(secret: Uint8Array, chainCode: Uint8Array): Uint8Array {
  return blake2_256(
    concatBytes(HDKD, expectLength("The ecdsa secret", secret, 32), expectLength("The chain code", chainCode, 32)),
  );
}
