import type { KeyPair } from "@waystone/crypto";
import { NeuronError } from "../errors.ts";
import {
  AdapterGate,
  type AdapterRules,
  HOTKEY,
  header,
  messageBytes,
  type ReceivedRequest,
  SIGNATURE,
  sha256Hex,
  toHex,
  type VerifiedCaller,
} from "./adapter.ts";

// Chutes (`neurons.md` 7): hotkey:nonce:sha256(body), or hotkey:nonce:purpose where there is no body; a nonce is unix seconds. The
// signature is hexadecimal without `0x`. Nothing names the receiver: a request can be played to every service that takes the purpose.

const WINDOW = { maxAgeMs: 600_000, skewMs: 600_000, stepMs: 1000 };

/** What is signed: a body, or a purpose where there is none. */
export type ChutesRequest = {
  readonly body?: Uint8Array;
  /** What the request is for, in the words of its route. */
  readonly purpose?: string;
  /** Unix seconds; now if not given. */
  readonly nonce?: number;
};

function subject(body: Uint8Array, purpose: string | undefined): string {
  if (body.length > 0) return sha256Hex(body);
  if (purpose !== undefined && purpose !== "") return purpose;
  throw new NeuronError("MalformedAuth", "A request of Chutes has a body or a purpose, this one has neither.");
}

/** The headers of a Chutes request. @throws NeuronError `MalformedAuth` without body and purpose */
export function signChutes(keypair: KeyPair, request: ChutesRequest): Record<string, string> {
  const { body = new Uint8Array(), purpose, nonce = Math.floor(Date.now() / 1000) } = request;
  const signature = keypair.sign(messageBytes(`${keypair.address}:${nonce}:${subject(body, purpose)}`));
  return {
    "X-Chutes-Hotkey": keypair.address,
    "X-Chutes-Nonce": String(nonce),
    "X-Chutes-Signature": toHex(signature),
    ...(body.length === 0 && purpose !== undefined ? { "X-Chutes-Purpose": purpose } : {}),
  };
}

/**
 * Checks requests of Chutes: 600 s back and ahead, each signature once. Python's server remembers none, so there a request can be
 * repeated for ten minutes.
 */
export function createChutesVerifier(
  rules: Omit<AdapterRules, "receiver"> & {
    /** What requests without a body must have been signed for; such requests are refused if it is not given. */
    readonly purpose?: string;
  },
): (request: ReceivedRequest) => VerifiedCaller {
  const gate = new AdapterGate({ ...rules, receiver: "" }, WINDOW);
  /** @throws NeuronError */
  return ({ headers, body }) => {
    const hotkey = header(headers, "x-chutes-hotkey", HOTKEY);
    const nonce = header(headers, "x-chutes-nonce", /^[0-9]{1,12}$/);
    const signature = header(headers, "x-chutes-signature", SIGNATURE);
    return gate.admit({
      hotkey,
      receiver: undefined,
      signedAt: BigInt(nonce) * 1_000_000_000n,
      message: `${hotkey}:${nonce}:${subject(body, rules.purpose)}`,
      signature,
      // Seconds are no nonces: what differs between two requests of one second is their signature alone.
      id: signature.replace(/^0x/, "").toLowerCase(),
    });
  };
}
