import { sha2_256, verifySignature } from "@waystone/crypto";
import { type Clock, msToNs, systemClock } from "../clock.ts";
import { NeuronError } from "../errors.ts";
import { publicKeyOf } from "../hotkeys.ts";
import { DEFAULT_AXON_LIMITS } from "../limits.ts";
import { ReplayStore } from "../replay.ts";
import type { RawHeaders } from "../wire.ts";

/** A request as a server has it: header names in lower case, and the body's bytes as they came. */
export type ReceivedRequest = {
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
};

/** Who sent a request, and when it was signed. */
export type VerifiedCaller = {
  /** SS58 address of the hotkey. */
  readonly hotkey: string;
  /** Unix nanoseconds. */
  readonly signedAt: bigint;
};

/** What a receiver demands, whatever the protocol. */
export type AdapterRules = {
  /** The receiver's own hotkey. */
  readonly receiver: string;
  /** Milliseconds that a request may be old; the protocol's own if not given. */
  readonly maxAgeMs?: number;
  /** Milliseconds that the sender's clock may be ahead. */
  readonly skewMs?: number;
  /** Requests remembered in all and of one hotkey, against replays: 200,000 and 10,000. */
  readonly nonces?: number;
  readonly noncesPerHotkey?: number;
  /** Unix nanoseconds; the system's clock if not given. */
  readonly clock?: Clock;
};

/** A request whose headers are well-formed, before anything of it is believed. */
export type Claim = VerifiedCaller & {
  /** Hotkey that it is for; undefined where the protocol or the sender does not say. */
  readonly receiver: string | undefined;
  /** What is signed. */
  readonly message: string;
  /** Hexadecimal, with or without `0x`. */
  readonly signature: string;
  /** Tells it from every other request of this hotkey. */
  readonly id: string;
};

/** The time that a protocol gives a request. */
export type Window = {
  readonly maxAgeMs: number;
  readonly skewMs: number;
  /** Milliseconds of the smallest step of its timestamps, by which they may seem too early. */
  readonly stepMs: number;
};

const utf8 = new TextEncoder();

/** SHA-256 in hexadecimal, without a prefix. */
export function sha256Hex(bytes: Uint8Array): string {
  return Buffer.from(sha2_256(bytes)).toString("hex");
}

/** The bytes of a text, for signing. */
export function messageBytes(text: string): Uint8Array {
  return utf8.encode(text);
}

/** Bytes in hexadecimal, without a prefix. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** A header that must be there once and fit. @throws NeuronError `UnsignedRequest`, `MalformedAuth` */
export function header(headers: RawHeaders, name: string, shape: RegExp): string {
  const value = headers[name];
  if (value === undefined) throw new NeuronError("UnsignedRequest", `The header ${name} is missing.`);
  if (typeof value !== "string" || !shape.test(value))
    throw new NeuronError("MalformedAuth", `The header ${name} is not of its form.`);
  return value;
}

/** What a hotkey looks like before it is decoded. */
export const HOTKEY = /^[1-9A-HJ-NP-Za-km-z]{40,64}$/;
/** A signature of 64 bytes. */
export const SIGNATURE = /^(?:0x)?[0-9a-fA-F]{128}$/;

/** The checks that all protocols share, in this order: receiver, freshness, signature (sr25519), replay. */
export class AdapterGate {
  readonly #receiver: string;
  readonly #window: Window;
  readonly #clock: Clock;
  readonly #replay: ReplayStore;

  constructor(rules: AdapterRules, window: Window) {
    this.#receiver = rules.receiver;
    this.#window = { ...window, maxAgeMs: rules.maxAgeMs ?? window.maxAgeMs, skewMs: rules.skewMs ?? window.skewMs };
    this.#clock = rules.clock ?? systemClock;
    const limits = {
      // A request from just before the end of a step is as old as the step's beginning.
      maxAgeMs: this.#window.maxAgeMs + window.stepMs,
      nonces: rules.nonces ?? DEFAULT_AXON_LIMITS.nonces,
      noncesPerHotkey: rules.noncesPerHotkey ?? DEFAULT_AXON_LIMITS.noncesPerHotkey,
    };
    this.#replay = new ReplayStore(limits, this.#clock() - msToNs(window.stepMs));
  }

  /** Lets a request in, once. @throws NeuronError */
  admit(claim: Claim): VerifiedCaller {
    const { hotkey, receiver, signedAt, message, signature, id } = claim;
    const key = publicKeyOf(hotkey);
    if (key === undefined) throw new NeuronError("MalformedAuth", "The sender is not an SS58 address with prefix 42.");
    if (receiver !== undefined && receiver !== this.#receiver)
      throw new NeuronError("WrongReceiver", `The request is for another hotkey, this is ${this.#receiver}.`);
    const now = this.#clock();
    const { maxAgeMs, skewMs, stepMs } = this.#window;
    if (now - signedAt > msToNs(maxAgeMs + stepMs))
      throw new NeuronError("StaleRequest", `The request was signed more than ${maxAgeMs} ms ago.`);
    if (signedAt - now > msToNs(skewMs))
      throw new NeuronError("FutureRequest", `The request is dated more than ${skewMs} ms ahead.`);
    const bytes = Buffer.from(signature.replace(/^0x/, ""), "hex");
    if (!verifySignature("sr25519", key, messageBytes(message), bytes))
      throw new NeuronError("BadSignature", `The signature is not ${hotkey}'s over this request.`);
    this.#replay.check(hotkey, signedAt, now, id);
    this.#replay.use(hotkey, signedAt, id);
    return { hotkey, signedAt };
  }
}
