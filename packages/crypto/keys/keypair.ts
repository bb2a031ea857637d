import { ecdsaDeriveHard, ecdsaPublicKey, ecdsaSign } from "../ecdsa/ecdsa.ts";
import { ed25519DeriveHard, ed25519PublicKey, ed25519Sign } from "../ed25519/ed25519.ts";
import { CryptoError, expectLength } from "../errors.ts";
import { blake2_256 } from "../hash/blake2-noble.ts";
import type { Sr25519, Sr25519Keys } from "../sr25519/interface.ts";
import { SS58_PREFIX, ss58Encode } from "../ss58/ss58.ts";
import type { Junction } from "./uri.ts";
import type { SignatureKind } from "./verify.ts";

/** A key that can sign. */
export type KeyPair = {
  readonly kind: SignatureKind;
  /** 32 bytes, or 33 for ecdsa (compressed). */
  readonly publicKey: Uint8Array;
  /** 32 bytes: the public key, or its blake2_256 for ecdsa. */
  readonly accountId: Uint8Array;
  /** SS58 address with prefix 42. */
  readonly address: string;
  /** sr25519: 64 bytes in ed25519's expanded form; else the 32-byte seed. */
  readonly secretKey: Uint8Array;
  /** The 32-byte seed, where the key came from one and not by derivation. */
  readonly seed: Uint8Array | undefined;
  /** Signature over the message as it is: 64 bytes, or 65 for ecdsa. */
  sign(message: Uint8Array): Uint8Array;
  /** The key one step down. @throws CryptoError `soft-derivation` where the kind has none */
  derive(junction: Junction): KeyPair;
};

/** Builds key pairs over one sr25519 implementation. */
export type KeyPairs = {
  fromSeed(kind: SignatureKind, seed: Uint8Array): KeyPair;
  fromSr25519Secret(secretKey: Uint8Array): KeyPair;
};

function pair(
  kind: SignatureKind,
  keys: Sr25519Keys,
  seed: Uint8Array | undefined,
  sign: KeyPair["sign"],
  derive: KeyPair["derive"],
): KeyPair {
  const { publicKey, secretKey } = keys;
  const accountId = kind === "ecdsa" ? blake2_256(publicKey) : publicKey;
  return { kind, publicKey, accountId, address: ss58Encode(accountId, SS58_PREFIX), secretKey, seed, sign, derive };
}

function hardOnly(kind: SignatureKind, junction: Junction): Uint8Array {
  if (!junction.hard)
    throw new CryptoError("soft-derivation", `${kind} keys have no soft derivation: write // instead of /.`);
  return junction.chainCode;
}

/** @param sr25519 the implementation that sr25519 keys use */
export function createKeyPairs(sr25519: Sr25519): KeyPairs {
  const schnorr = (keys: Sr25519Keys, seed: Uint8Array | undefined): KeyPair =>
    pair(
      "sr25519",
      keys,
      seed,
      message => sr25519.sign(keys, message),
      ({ hard, chainCode }) =>
        schnorr(hard ? sr25519.deriveHard(keys, chainCode) : sr25519.deriveSoft(keys, chainCode), undefined),
    );

  const fromSeed = (kind: SignatureKind, given: Uint8Array): KeyPair => {
    const seed = expectLength(`The ${kind} seed`, given, 32).slice();
    switch (kind) {
      case "sr25519":
        return schnorr(sr25519.keysFromSeed(seed), seed);
      case "ed25519":
        return pair(
          kind,
          { publicKey: ed25519PublicKey(seed), secretKey: seed },
          seed,
          m => ed25519Sign(seed, m),
          j => fromSeed(kind, ed25519DeriveHard(seed, hardOnly(kind, j))),
        );
      case "ecdsa":
        return pair(
          kind,
          { publicKey: ecdsaPublicKey(seed), secretKey: seed },
          seed,
          m => ecdsaSign(seed, m),
          j => fromSeed(kind, ecdsaDeriveHard(seed, hardOnly(kind, j))),
        );
    }
  };

  return {
    fromSeed,
    fromSr25519Secret: secretKey => schnorr({ secretKey, publicKey: sr25519.publicKey(secretKey) }, undefined),
  };
}
