import { bytesToHex, type KeyPair } from "@waystone/crypto";
import type { Signer } from "../signer.ts";
import { NeuronError } from "./errors.ts";
import { HEADER, type Scheme, signedPayload, VERSION } from "./wire.ts";

/** What is to be signed. */
export type RequestToSign = {
  readonly method: string;
  /** Percent-encoded path and query, exactly as sent. */
  readonly target: string;
  readonly body: Uint8Array;
  /** Hotkey of the neuron that is called. */
  readonly receiver: string;
  /** Unix nanoseconds; never use one twice with a key. */
  readonly nonce: bigint;
};

/** The scheme of a hotkey. @throws NeuronError `MalformedAuth` for kinds that btauth/1 does not have */
export function schemeOf(keypair: Pick<Signer, "kind">): Scheme {
  switch (keypair.kind) {
    case "sr25519":
    case "ed25519":
      return keypair.kind;
    case "ecdsa":
      throw new NeuronError("MalformedAuth", "An ecdsa key cannot be a hotkey: use sr25519 or ed25519.");
  }
}

/** The btauth/1 headers of a request (`neurons.md` 6): bound to the receiver, method, target, body and time. */
export function signRequest(keypair: KeyPair, request: RequestToSign): Record<string, string> {
  return headersOf(keypair, request, keypair.sign(payloadOf(keypair, request)));
}

/** {@link signRequest} by one who may need time. */
export async function signRequestWith(signer: Signer, request: RequestToSign): Promise<Record<string, string>> {
  return headersOf(signer, request, await signer.sign(payloadOf(signer, request)));
}

function payloadOf(signer: Signer, request: RequestToSign): Uint8Array {
  return signedPayload({ ...request, scheme: schemeOf(signer), hotkey: signer.address });
}

function headersOf(signer: Signer, request: RequestToSign, signature: Uint8Array): Record<string, string> {
  const scheme = schemeOf(signer);
  return {
    [HEADER.version]: VERSION,
    [HEADER.hotkey]: signer.address,
    [HEADER.receiver]: request.receiver,
    [HEADER.nonce]: String(request.nonce),
    ...(scheme === "sr25519" ? {} : { [HEADER.crypto]: scheme }),
    [HEADER.signature]: bytesToHex(signature),
  };
}
