import * as scure from "@scure/sr25519";
import { CryptoError, expectLength } from "../errors.ts";
import type { Sr25519, Sr25519Keys } from "./interface.ts";

function keysOf(secretKey: Uint8Array): Sr25519Keys {
  return { secretKey, publicKey: attempt("Public key", () => scure.getPublicKey(secretKey)) };
}

function attempt<T>(what: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw new CryptoError("bad-secret", `${what}: not a valid sr25519 key. Check where it came from.`, { cause });
  }
}

/** Pure JavaScript for browsers. Not for consensus: it refuses the identity as a public key, which the chain accepts. */
export const scureSr25519: Sr25519 = {
  keysFromSeed: seed => keysOf(scure.secretFromSeed(expectLength("The mini secret", seed, 32))),
  publicKey: secretKey => keysOf(expectLength("The sr25519 secret key", secretKey, 64)).publicKey,
  sign(keys, message) {
    expectLength("The sr25519 secret key", keys.secretKey, 64);
    return attempt("Signing", () => scure.sign(keys.secretKey, message));
  },
  verify(publicKey, message, signature) {
    try {
      return scure.verify(message, signature, publicKey);
    } catch {
      return false;
    }
  },
  deriveHard(keys, chainCode) {
    expectLength("The chain code", chainCode, 32);
    return keysOf(attempt("Hard derivation", () => scure.HDKD.secretHard(keys.secretKey, chainCode)));
  },
  deriveSoft(keys, chainCode) {
    expectLength("The chain code", chainCode, 32);
    return keysOf(attempt("Soft derivation", () => scure.HDKD.secretSoft(keys.secretKey, chainCode)));
  },
  derivePublic(publicKey, chainCode) {
    expectLength("The chain code", chainCode, 32);
    return attempt("Soft derivation", () => scure.HDKD.publicSoft(publicKey, chainCode));
  },
};
