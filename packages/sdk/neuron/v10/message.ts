import { type KeyPair, verifySignature } from "@waystone/crypto";
import { NeuronError } from "../errors.ts";

/** The parts of what a dendrite signs. */
export type V10Message = {
  /** Unix nanoseconds. */
  readonly nonce: bigint;
  /** The caller's hotkey. */
  readonly dendrite: string;
  /** The hotkey that is called. */
  readonly axon: string;
  /** Names the caller's session. */
  readonly uuid: string;
  readonly bodyHash: string;
};

const utf8 = new TextEncoder();

/** What is signed, as text: neither method nor path, nor any field that the synapse does not hash. */
export function v10Message({ nonce, dendrite, axon, uuid, bodyHash }: V10Message): Uint8Array {
  return utf8.encode(`${nonce}.${dendrite}.${axon}.${uuid}.${bodyHash}`);
}

/** The signature header of a request. @throws NeuronError `MalformedAuth` for a key that is not sr25519, the only kind that v10 has */
export function signV10(keypair: KeyPair, message: V10Message): string {
  if (keypair.kind !== "sr25519") {
    throw new NeuronError("MalformedAuth", `The v10 wire signs with sr25519 alone, the key is ${keypair.kind}.`);
  }
  const signature = keypair.sign(v10Message(message));
  return `0x${Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength).toString("hex")}`;
}

/** Checks one sr25519 signature. */
export type CheckSignature = (check: SignatureCheck) => boolean | Promise<boolean>;

/** One signature to be checked, as verifier pools take it. */
export type SignatureCheck = {
  readonly kind: "sr25519";
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

/** Checks at once, in this thread. About 0.2 ms. */
export const checkHere: CheckSignature = ({ kind, publicKey, message, signature }) =>
  verifySignature(kind, publicKey, message, signature);

/** The bytes of a signature header, undefined for what is none. */
export function signatureBytes(text: string): Uint8Array | undefined {
  return /^0x[0-9a-fA-F]{128}$/.test(text) ? Buffer.from(text.slice(2), "hex") : undefined;
}
