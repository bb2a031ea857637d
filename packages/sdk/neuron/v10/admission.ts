import { type Clock, msToNs } from "../clock.ts";
import { NeuronError } from "../errors.ts";
import { publicKeyOf } from "../hotkeys.ts";
import { HotkeyRates, type RateLimits } from "../rate.ts";
import type { V10Head } from "./headers.ts";
import type { V10AxonLimits, V10Compatibility } from "./limits.ts";
import { type CheckSignature, signatureBytes, v10Message } from "./message.ts";
import { V10Nonces } from "./nonces.ts";

/** Requests that a hotkey may send; undefined leaves it to the axon's limits. */
export type RateOf = (hotkey: string) => RateLimits | undefined;

// Printable and without a dot, so that what is signed can be read in one way only; Python sends 36 characters.
const UUID = /^[0-9A-Za-z-]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;

/** A caller whose headers are well-formed. */
type Claim = {
  readonly hotkey: string;
  readonly uuid: string;
  readonly nonce: bigint;
  readonly inWindow: boolean;
  readonly check: Parameters<CheckSignature>[0] | undefined;
};

/** The `verify` step of a v10 axon: shape, receiver, freshness, signature, replay, then the rate of the hotkey. */
export class Admission {
  readonly #hotkey: string;
  readonly #compatibility: V10Compatibility;
  readonly #clock: Clock;
  readonly #checkSignature: CheckSignature;
  readonly #nonces: V10Nonces;
  readonly #rates: HotkeyRates;
  readonly #rateOf: RateOf;

  constructor(options: {
    readonly hotkey: string;
    readonly limits: V10AxonLimits;
    readonly compatibility: V10Compatibility;
    readonly clock: Clock;
    readonly checkSignature: CheckSignature;
    readonly rateOf: RateOf | undefined;
  }) {
    this.#hotkey = options.hotkey;
    this.#compatibility = options.compatibility;
    this.#clock = options.clock;
    this.#checkSignature = options.checkSignature;
    this.#nonces = new V10Nonces(options.limits, options.compatibility, options.clock());
    this.#rates = new HotkeyRates(options.limits);
    this.#rateOf = options.rateOf ?? (() => undefined);
  }

  /**
   * Lets a request in.
   * @returns what to call when the request has ended; calling it again does nothing
   * @throws NeuronError
   */
  async admit(head: V10Head): Promise<() => void> {
    const claim = this.#claim(head);
    if (claim.check !== undefined && !(await this.#checkSignature(claim.check)))
      throw new NeuronError("BadSignature", `Signature mismatch: it is not ${claim.hotkey}'s over these headers`);
    // From here on nothing yields: two copies of a request cannot pass together.
    const now = this.#clock();
    const signed = claim.check !== undefined;
    if (signed) this.#nonces.use(claim.hotkey, claim.uuid, claim.nonce, claim.inWindow, now);
    // Whoever signs nothing shares one rate, and cannot use up anybody's.
    const account = signed ? claim.hotkey : "unsigned callers";
    this.#rates.enter(account, Number(now / msToNs(1)), signed ? this.#rateOf(claim.hotkey) : undefined);
    let open = true;
    return () => {
      if (open) this.#rates.leave(account);
      open = false;
    };
  }

  #claim(head: V10Head): Claim {
    const { hotkey, nonce, uuid, signature } = head.dendrite;
    const malformed = (why: string) => new NeuronError("MalformedAuth", why);
    if (hotkey === null) throw new NeuronError("UnsignedRequest", "Missing Hotkey");
    const publicKey = publicKeyOf(hotkey);
    if (publicKey === undefined) throw malformed("The dendrite's hotkey is not an SS58 address with prefix 42");
    if (nonce === null) throw malformed("Missing Nonce");
    if (uuid === null || !UUID.test(uuid)) throw malformed("The dendrite's uuid is missing or malformed");
    if (!HASH.test(head.bodyHash)) throw malformed("The header computed_body_hash is not a hash");
    if (head.axon.hotkey !== null && head.axon.hotkey !== this.#hotkey)
      throw new NeuronError("WrongReceiver", `The request is for another hotkey, this is ${this.#hotkey}`);
    if (signature === null && this.#compatibility.unsignedRequests !== true)
      throw new NeuronError("UnsignedRequest", "Missing Signature");
    const inWindow = this.#nonces.isInWindow(head, nonce, this.#clock());
    if (signature === null) return { hotkey, uuid, nonce, inWindow, check: undefined };
    const bytes = signatureBytes(signature);
    if (bytes === undefined) throw malformed("The signature is not 0x and 128 hexadecimal digits");
    const message = v10Message({ nonce, dendrite: hotkey, axon: this.#hotkey, uuid, bodyHash: head.bodyHash });
    return { hotkey, uuid, nonce, inWindow, check: { kind: "sr25519", publicKey, message, signature: bytes } };
  }
}
