import { randomUUID } from "node:crypto";
import type { KeyPair } from "@waystone/crypto";
import { NeuronError } from "../errors.ts";
import { reprFloat } from "../v10/python-repr.ts";
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

// Epistula v2 (`neurons.md` 7): sha256(body).uuid.timestamp.signed_for, with the time in milliseconds.

const WINDOW = { maxAgeMs: 8000, skewMs: 2000, stepMs: 1 };
const INTERVAL_MS = 10_000;

/** What is signed. */
export type EpistulaRequest = {
  readonly body: Uint8Array;
  /** Hotkey that the request is for; without it the request could be played to any neuron. */
  readonly signedFor?: string;
  /** Unix milliseconds; now if not given. */
  readonly timestampMs?: number;
  /** Unique; a random one if not given. */
  readonly uuid?: string;
};

/**
 * The headers of an Epistula v2 request. The three interval signatures, of the ten seconds around now, are written as the Python
 * subnets write them, the time as a float of milliseconds; nobody is known to check them.
 */
export function signEpistula(keypair: KeyPair, request: EpistulaRequest): Record<string, string> {
  const { body, signedFor, timestampMs = Date.now(), uuid = randomUUID() } = request;
  const sign = (text: string): string => `0x${toHex(keypair.sign(messageBytes(text)))}`;
  const headers: Record<string, string> = {
    "Epistula-Version": "2",
    "Epistula-Timestamp": String(timestampMs),
    "Epistula-Uuid": uuid,
    "Epistula-Signed-By": keypair.address,
    "Epistula-Request-Signature": sign(`${sha256Hex(body)}.${uuid}.${timestampMs}.${signedFor ?? ""}`),
  };
  if (signedFor === undefined) return headers;
  headers["Epistula-Signed-For"] = signedFor;
  const interval = Math.ceil(timestampMs / INTERVAL_MS) * INTERVAL_MS;
  for (const [i, step] of [-1, 0, 1].entries())
    headers[`Epistula-Secret-Signature-${i}`] = sign(`${reprFloat(interval + step)}.${signedFor}`);
  return headers;
}

/** Checks requests of Epistula v2: 8 s back, 2 s ahead, each uuid once; Python's servers know neither of the latter two. */
export function createEpistulaVerifier(
  rules: AdapterRules & {
    /** Whether requests that are signed for nobody are taken; they could be played to another neuron. */
    readonly allowUnboundRequests?: boolean;
  },
): (request: ReceivedRequest) => VerifiedCaller {
  const gate = new AdapterGate(rules, WINDOW);
  /** @throws NeuronError */
  return ({ headers, body }) => {
    header(headers, "epistula-version", /^2$/);
    const signature = header(headers, "epistula-request-signature", SIGNATURE);
    const timestamp = header(headers, "epistula-timestamp", /^[0-9]{1,15}$/);
    const uuid = header(headers, "epistula-uuid", /^[0-9A-Za-z-]{1,64}$/);
    const hotkey = header(headers, "epistula-signed-by", HOTKEY);
    const bound = headers["epistula-signed-for"] !== undefined;
    const receiver = bound ? header(headers, "epistula-signed-for", HOTKEY) : undefined;
    if (receiver === undefined && rules.allowUnboundRequests !== true)
      throw new NeuronError("WrongReceiver", `The request is signed for nobody, expected ${rules.receiver}.`);
    return gate.admit({
      hotkey,
      receiver,
      signedAt: BigInt(timestamp) * 1_000_000n,
      message: `${sha256Hex(body)}.${uuid}.${timestamp}.${receiver ?? ""}`,
      signature,
      id: uuid,
    });
  };
}
