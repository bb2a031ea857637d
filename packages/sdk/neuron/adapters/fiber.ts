import { randomBytes } from "node:crypto";
import type { KeyPair } from "@waystone/crypto";
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

// Fiber (`neurons.md` 7): nonce:miner_hotkey:sha256(body), where a nonce is unix nanoseconds, `_`, and something random. Versions that
// take the nonce from a clock since the start of the machine cannot be told from stale ones, and are refused as such.

const WINDOW = { maxAgeMs: 30_000, skewMs: 30_000, stepMs: 1 };

/** What is signed. */
export type FiberRequest = {
  readonly body: Uint8Array;
  /** Hotkey of the miner that is called. */
  readonly minerHotkey: string;
  /** Unix nanoseconds, `_`, and something random; made if not given. */
  readonly nonce?: string;
};

/** The headers of a Fiber request. */
export function signFiber(keypair: KeyPair, request: FiberRequest): Record<string, string> {
  const { body, minerHotkey } = request;
  const nonce = request.nonce ?? `${BigInt(Date.now()) * 1_000_000n}_${randomBytes(5).toString("hex")}`;
  const signature = keypair.sign(messageBytes(`${nonce}:${minerHotkey}:${sha256Hex(body)}`));
  return {
    "validator-hotkey": keypair.address,
    "miner-hotkey": minerHotkey,
    nonce,
    signature: `0x${toHex(signature)}`,
  };
}

/** Checks requests of Fiber: 30 s back and ahead, each nonce once, and only those for this miner, which Python's server does not ask. */
export function createFiberVerifier(rules: AdapterRules): (request: ReceivedRequest) => VerifiedCaller {
  const gate = new AdapterGate(rules, WINDOW);
  /** @throws NeuronError */
  return ({ headers, body }) => {
    const hotkey = header(headers, "validator-hotkey", HOTKEY);
    const receiver = header(headers, "miner-hotkey", HOTKEY);
    const nonce = header(headers, "nonce", /^[0-9]{1,20}(?:_[0-9A-Za-z]{1,64})?$/);
    const signature = header(headers, "signature", SIGNATURE);
    return gate.admit({
      hotkey,
      receiver,
      signedAt: BigInt(nonce.split("_", 1)[0] ?? "0"),
      message: `${nonce}:${receiver}:${sha256Hex(body)}`,
      signature,
      id: nonce,
    });
  };
}
