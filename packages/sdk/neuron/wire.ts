import { bytesToHex, isSs58, type SignatureKind, sha2_256 } from "@waystone/crypto";
import { NeuronError } from "./errors.ts";

/** Version of the protocol: `X-Bittensor-Version`, and the first line of what is signed. */
export const VERSION = "1";

/** Header names, as Node's lower-case. */
export const HEADER = {
  version: "x-bittensor-version",
  hotkey: "x-bittensor-hotkey",
  receiver: "x-bittensor-receiver",
  nonce: "x-bittensor-nonce",
  crypto: "x-bittensor-crypto",
  signature: "x-bittensor-signature",
} as const;

/** Signature schemes that hotkeys may have. */
export type Scheme = Extract<SignatureKind, "sr25519" | "ed25519">;

/** The authentication headers, well-formed but not yet believed. */
export type AuthHeaders = {
  readonly hotkey: string;
  /** Hotkey that the request is for; undefined if the sender did not bind it. */
  readonly receiver: string | undefined;
  /** Unix time in nanoseconds, unique for the sender. */
  readonly nonce: bigint;
  readonly scheme: Scheme;
  readonly signature: Uint8Array;
};

/** What a signature covers. */
export type SignedParts = {
  readonly scheme: Scheme;
  readonly method: string;
  /** Percent-encoded path and query as they are sent. */
  readonly target: string;
  readonly body: Uint8Array;
  readonly nonce: bigint;
  readonly hotkey: string;
  readonly receiver: string | undefined;
};

/** The signed payload of btauth/1: eight lines of UTF-8 without a newline at the end. */
export function signedPayload(parts: SignedParts): Uint8Array {
  const lines = [
    `btauth/${VERSION}`,
    parts.scheme,
    parts.method.toUpperCase(),
    parts.target,
    bytesToHex(sha2_256(parts.body)).slice(2),
    String(parts.nonce),
    parts.hotkey,
    parts.receiver ?? "-",
  ];
  return new TextEncoder().encode(lines.join("\n"));
}

/** Headers as HTTP libraries give them; a list is a header that was sent several times. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

// The declared scheme, and the numbers that the Python SDK also understands.
const SCHEMES: Readonly<Record<string, Scheme>> = {
  sr25519: "sr25519",
  ed25519: "ed25519",
  "1": "sr25519",
  "0": "ed25519",
};

function one(headers: RawHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined || typeof value === "string") return value;
  throw new NeuronError("MalformedAuth", `The header ${name} was sent ${value.length} times.`);
}

function shown(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

/** Reads and checks the shape of the headers; each is bounded by its pattern. @throws NeuronError `UnsignedRequest`, `MalformedAuth` */
export function parseAuthHeaders(headers: RawHeaders): AuthHeaders {
  const version = one(headers, HEADER.version);
  const hotkey = one(headers, HEADER.hotkey);
  const nonce = one(headers, HEADER.nonce);
  const signature = one(headers, HEADER.signature);
  if (signature === undefined || hotkey === undefined || nonce === undefined || version === undefined) {
    const missing = [HEADER.version, HEADER.hotkey, HEADER.nonce, HEADER.signature].filter(
      name => headers[name] === undefined,
    );
    throw new NeuronError(
      missing.length === 4 ? "UnsignedRequest" : "MalformedAuth",
      `Missing: ${missing.join(", ")}.`,
    );
  }
  const malformed = (name: string, value: string, expected: string) =>
    new NeuronError("MalformedAuth", `${name} is ${shown(value)}, expected ${expected}.`);

  if (version !== VERSION) throw malformed(HEADER.version, version, `"${VERSION}"`);
  if (!isSs58(hotkey)) throw malformed(HEADER.hotkey, hotkey, "an SS58 address with prefix 42");
  const receiver = one(headers, HEADER.receiver);
  if (receiver !== undefined && !isSs58(receiver))
    throw malformed(HEADER.receiver, receiver, "an SS58 address with prefix 42");
  if (!/^[1-9][0-9]{0,19}$/.test(nonce)) throw malformed(HEADER.nonce, nonce, "unix nanoseconds, decimal");
  const declared = one(headers, HEADER.crypto) ?? "sr25519";
  const scheme = Object.hasOwn(SCHEMES, declared) ? SCHEMES[declared] : undefined;
  if (scheme === undefined) throw malformed(HEADER.crypto, declared, "sr25519 or ed25519");
  if (!/^0x[0-9a-f]{128}$/.test(signature))
    throw malformed(HEADER.signature, signature, "0x and 128 lower-case hexadecimal digits");
  return {
    hotkey,
    receiver,
    nonce: BigInt(nonce),
    scheme,
    signature: Uint8Array.from({ length: 64 }, (_, i) => Number.parseInt(signature.slice(2 + 2 * i, 4 + 2 * i), 16)),
  };
}
