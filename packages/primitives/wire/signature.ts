import { fixedBytes, type Static, variant } from "@waystone/scale";

/** A signature of one of three kinds; ecdsa is recoverable, 65 bytes. */
export const MultiSignature = variant("sp_runtime::MultiSignature", {
  Ed25519: [0, fixedBytes(64).named("ed25519::Signature")],
  Sr25519: [1, fixedBytes(64).named("sr25519::Signature")],
  Ecdsa: [2, fixedBytes(65).named("ecdsa::Signature")],
});
/** A signature of one of three kinds. */
export type MultiSignature = Static<typeof MultiSignature>;
