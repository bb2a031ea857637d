import { msToNs } from "../clock.ts";
import { NeuronError } from "../errors.ts";
import { ReplayStore } from "../replay.ts";
import type { V10Head } from "./headers.ts";
import type { V10AxonLimits, V10Compatibility } from "./limits.ts";

const V_7_2_0 = 7_002_000;
const GRACE_NS = 4_000_000_000n;

/** Seconds with two places, as Python's axon says them. */
function seconds(ns: bigint): string {
  return (Number(ns) / 1e9).toFixed(2);
}

/**
 * Which nonces pass. Inside a window around now, each once: requests of one caller may overtake each other, which Python's axon takes
 * for replays. Outside of it, where a compatibility option opens it, by v10's own rule: only what is above the last one of the session.
 */
export class V10Nonces {
  readonly #limits: V10AxonLimits;
  readonly #compatibility: V10Compatibility;
  readonly #replay: ReplayStore;
  /** Highest nonce of each `hotkey:uuid`, kept only where something outside of the window can pass. */
  readonly #last = new Map<string, bigint>();

  constructor(limits: V10AxonLimits, compatibility: V10Compatibility, begin: bigint) {
    this.#limits = limits;
    this.#compatibility = compatibility;
    this.#replay = new ReplayStore(limits, begin);
  }

  /** Whether a nonce is inside of the window, or may pass though it is not. @throws NeuronError `StaleRequest`, `FutureRequest` */
  isInWindow(head: V10Head, nonce: bigint, now: bigint): boolean {
    const age = now - nonce;
    const { oldVersions, callerTimeoutWindow, futureNonces } = this.#compatibility;
    const window = msToNs(this.#limits.maxAgeMs);
    if (age > window) {
      const version = head.dendrite.version;
      if (oldVersions === true && (version === null || version < V_7_2_0)) return false;
      const asked = GRACE_NS + msToNs(Math.min(head.timeout, 1e9) * 1000);
      if (callerTimeoutWindow === true && age < asked) return false;
      throw new NeuronError(
        "StaleRequest",
        `Nonce is too old: acceptable delta is ${seconds(window)} seconds but request was ${seconds(age)} seconds old`,
      );
    }
    if (-age <= msToNs(this.#limits.skewMs)) return true;
    if (futureNonces === true) return false;
    throw new NeuronError(
      "FutureRequest",
      `Nonce is ${seconds(-age)} seconds ahead, at most ${seconds(msToNs(this.#limits.skewMs))} are taken: check your clock`,
    );
  }

  /** Uses up the nonce of a request whose signature was right. @throws NeuronError `ReplayedRequest`, `StaleRequest`, `TooBusy` */
  use(hotkey: string, uuid: string, nonce: bigint, inWindow: boolean, now: bigint): void {
    const key = `${hotkey}:${uuid}`;
    const last = this.#last.get(key);
    if (inWindow) this.#replay.check(hotkey, nonce, now);
    else if (last !== undefined && nonce <= last) {
      throw new NeuronError("ReplayedRequest", "Nonce is too old, a newer one was last processed");
    }
    if (inWindow) this.#replay.use(hotkey, nonce);
    if (this.#opensWindow() && (last === undefined || nonce > last)) this.#remember(key, nonce);
  }

  #opensWindow(): boolean {
    const { oldVersions, callerTimeoutWindow, futureNonces } = this.#compatibility;
    return oldVersions === true || callerTimeoutWindow === true || futureNonces === true;
  }

  /** The sessions that were used last are kept: outside of the window a bounded memory cannot keep all. */
  #remember(key: string, nonce: bigint): void {
    this.#last.delete(key);
    this.#last.set(key, nonce);
    if (this.#last.size <= this.#limits.nonces) return;
    const oldest = this.#last.keys().next();
    if (oldest.done !== true) this.#last.delete(oldest.value);
  }
}
