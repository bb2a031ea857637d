import { type Clock, msToNs } from "./clock.ts";
import { NeuronError } from "./errors.ts";
import type { AxonLimits } from "./limits.ts";
import { HotkeyRates } from "./rate.ts";
import { ReplayStore } from "./replay.ts";
import { type AuthRules, checkHeaders, checkSignature } from "./verify.ts";
import type { AuthHeaders, RawHeaders } from "./wire.ts";

/** Whether a hotkey is answered. */
export type Verdict = "allow" | { readonly refuse: string };

/** Decides on a hotkey whose signature has been checked, e.g. by its validator permit in the metagraph. */
export type Authorize = (hotkey: string) => Verdict | Promise<Verdict>;

/** All that stands between a request and a handler. */
export class Gate {
  readonly #rules: AuthRules;
  readonly #authorize: Authorize;
  readonly #clock: Clock;
  readonly #replay: ReplayStore;
  readonly #rates: HotkeyRates;

  constructor(rules: AuthRules, limits: AxonLimits, authorize: Authorize, clock: Clock) {
    this.#rules = rules;
    this.#authorize = authorize;
    this.#clock = clock;
    this.#replay = new ReplayStore(limits, clock());
    this.#rates = new HotkeyRates(limits);
  }

  /** The checks before a body is read. @throws NeuronError */
  headers(headers: RawHeaders): AuthHeaders {
    return checkHeaders(headers, this.#rules, this.#clock());
  }

  /**
   * Signature → authorization → replay → rate. Nonces and rates of hotkeys that are not answered are not kept, so strangers cannot fill
   * memory; a replay does not count against the rate of the caller who is being copied.
   * @returns what to call when the request has ended; calling it again does nothing
   * @throws NeuronError
   */
  async admit(
    auth: AuthHeaders,
    received: { readonly method: string; readonly target: string; readonly body: Uint8Array },
  ): Promise<() => void> {
    checkSignature(auth, received);
    const verdict = await this.#verdict(auth.hotkey);
    if (verdict !== "allow") throw new NeuronError("NotAuthorized", `${auth.hotkey} is refused: ${verdict.refuse}`);
    // From here on nothing yields: two copies of a request cannot pass together.
    const now = this.#clock();
    this.#replay.check(auth.hotkey, auth.nonce, now);
    this.#rates.enter(auth.hotkey, Number(now / msToNs(1)));
    this.#replay.use(auth.hotkey, auth.nonce);
    let open = true;
    return () => {
      if (open) this.#rates.leave(auth.hotkey);
      open = false;
    };
  }

  async #verdict(hotkey: string): Promise<Verdict> {
    try {
      return await this.#authorize(hotkey);
    } catch (cause) {
      throw new NeuronError("AuthorizationUnavailable", "Whether this hotkey may call cannot be told now.", { cause });
    }
  }
}
