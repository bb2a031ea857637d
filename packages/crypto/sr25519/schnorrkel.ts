import * as wasm from "@polkadot-labs/schnorrkel-wasm";
import { concatBytes } from "../bytes.ts";
import { CryptoError, expectLength } from "../errors.ts";
import { guarded } from "./guard.ts";
import type { Sr25519, Sr25519Keys } from "./interface.ts";
import { isPoint, isSecretShape, isSignatureShape } from "./well-formed.ts";

const split = (pair: Uint8Array): Sr25519Keys => ({ secretKey: pair.slice(0, 64), publicKey: pair.slice(64) });

function must<T>(result: T | undefined, what: string): T {
  if (result === undefined)
    throw new CryptoError("bad-secret", `${what}: not a valid sr25519 key. Check where it came from.`);
  return result;
}

/** A secret that the crate takes: what it does not take makes it trap, and print a panic. */
function secret(secretKey: Uint8Array): Uint8Array {
  expectLength("The sr25519 secret key", secretKey, 64);
  if (isSecretShape(secretKey)) return secretKey;
  throw new CryptoError("bad-secret", "The sr25519 secret key's scalar is too large. Check where it came from.");
}

function joined(keys: Sr25519Keys): Uint8Array {
  return concatBytes(secret(keys.secretKey), expectLength("The sr25519 public key", keys.publicKey, 32));
}

/** The Rust crate that Substrate itself uses, as WebAssembly: it decides what the chain accepts. Verifies about 6000/s. */
export const schnorrkel: Sr25519 = {
  keysFromSeed: seed => split(wasm.sr25519_keypair_from_seed(expectLength("The mini secret", seed, 32))),
  publicKey(secretKey) {
    secret(secretKey);
    return must(
      guarded(() => wasm.sr25519_pubkey(secretKey)),
      "Public key",
    );
  },
  sign(keys, message) {
    joined(keys);
    return must(
      guarded(() => wasm.sr25519_sign(keys.publicKey, keys.secretKey, message)),
      "Signing",
    );
  },
  // The crate's wrapper traps on malformed input, which would wear out its memory: what is malformed is refused before it gets there.
  verify: (publicKey, message, signature) =>
    isSignatureShape(signature) &&
    isPoint(publicKey) &&
    guarded(() => wasm.sr25519_verify(publicKey, message, signature)) === true,
  deriveHard(keys, chainCode) {
    expectLength("The chain code", chainCode, 32);
    return split(
      must(
        guarded(() => wasm.sr25519_derive_keypair_hard(joined(keys), chainCode)),
        "Hard derivation",
      ),
    );
  },
  deriveSoft(keys, chainCode) {
    expectLength("The chain code", chainCode, 32);
    return split(
      must(
        guarded(() => wasm.sr25519_derive_keypair_soft(joined(keys), chainCode)),
        "Soft derivation",
      ),
    );
  },
  derivePublic(publicKey, chainCode) {
    expectLength("The chain code", chainCode, 32);
    if (!isPoint(publicKey))
      throw new CryptoError("bad-secret", "Soft derivation: the public key is not a Ristretto point.");
    return must(
      guarded(() => wasm.sr25519_derive_public_soft(publicKey, chainCode)),
      "Soft derivation",
    );
  },
};
