import { ecdsaVerify } from "../ecdsa/ecdsa.ts";
import { ed25519Verify } from "../ed25519/ed25519.ts";
import type { Sr25519 } from "../sr25519/interface.ts";

/** Substrate's three kinds of signature, in the order of `MultiSignature`'s variants. */
export type SignatureKind = "ed25519" | "sr25519" | "ecdsa";

/** Whether a signature is right; malformed input is `false`. See `verifySignature`. */
export type VerifySignature = (
  kind: SignatureKind,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/** Builds `verifySignature` over one sr25519 implementation. */
export function createVerify(sr25519: Sr25519): VerifySignature {
  return (kind, publicKey, message, signature) => {
    switch (kind) {
      case "sr25519":
        return sr25519.verify(publicKey, message, signature);
      case "ed25519":
        return ed25519Verify(publicKey, message, signature);
      case "ecdsa":
        return ecdsaVerify(publicKey, message, signature);
    }
  };
}
