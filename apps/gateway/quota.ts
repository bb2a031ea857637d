import { GatewayError } from "./errors.ts";
import type { GatewayKey } from "./keys.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A time as OpenAI's headers write it: `120ms`, `1.5s`, `6m0s`, `3h2m0s`. */
export function spanOf(milliseconds: number): string {
  const ms = Math.max(0, Math.ceil(milliseconds));
  if (ms < 1_000) return `${ms}ms`;
  if (ms < 60_000) return `${Math.ceil(ms / 100) / 10}s`;
  const seconds = Math.ceil(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  return `${hours > 0 ? `${hours}h` : ""}${minutes}m${seconds % 60}s`;
}

/** What one key has used of its quotas. Kept in memory: a restart begins anew. */
export class KeyUse {
  readonly #key: Pick<GatewayKey, "name" | "requestsPerMinute" | "bytesPerDay">;
  readonly #mostInFlight: number;
  readonly #now: () => number;
  #tokens: number;
  #filledAt: number;
  #day = 0;
  #bytes = 0;
  #inFlight = 0;

  /**
   * @param mostInFlight where the key has no limit of its own
   * @param now milliseconds since 1970
   */
  constructor(key: Omit<GatewayKey, "sha256">, mostInFlight: number, now: () => number = Date.now) {
    this.#key = key;
    this.#mostInFlight = key.inFlight ?? mostInFlight;
    this.#now = now;
    this.#tokens = key.requestsPerMinute ?? 0;
    this.#filledAt = now();
  }

  /** Requests that are at work. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Begins a request. @returns ends it @throws GatewayError `rate_limit_exceeded` */
  begin(): () => void {
    const { name, requestsPerMinute } = this.#key;
    if (this.#inFlight >= this.#mostInFlight)
      throw new GatewayError(
        "rate_limit_exceeded",
        `${this.#inFlight} requests of the key "${name}" are at work, which is its limit; wait for one to end`,
        { retryAfterSeconds: 1 },
      );
    if (requestsPerMinute !== undefined) {
      this.#refill(requestsPerMinute);
      if (this.#tokens < 1) {
        const wait = ((1 - this.#tokens) * MINUTE_MS) / requestsPerMinute;
        throw new GatewayError(
          "rate_limit_exceeded",
          `the key "${name}" may send ${requestsPerMinute} requests a minute; try again in ${spanOf(wait)}`,
          { retryAfterSeconds: Math.ceil(wait / 1_000) },
        );
      }
      this.#tokens -= 1;
    }
    this.#inFlight += 1;
    let ended = false;
    return () => {
      if (!ended) this.#inFlight -= 1;
      ended = true;
    };
  }

  /**
   * Sets bytes aside for a text that is to be written, so that requests at once cannot overdraw together.
   * @returns gives back what was not written @throws GatewayError `insufficient_quota`
   */
  reserve(bytes: number): (written: number) => void {
    const { name, bytesPerDay } = this.#key;
    if (bytesPerDay === undefined) return () => undefined;
    this.#turnDay();
    const left = bytesPerDay - this.#bytes;
    if (bytes > left) {
      const wait = this.#untilTomorrow();
      const less = left > 0 ? `ask for max_tokens of at most ${left}, or ` : "";
      throw new GatewayError(
        "insufficient_quota",
        `the key "${name}" has ${left} of its ${bytesPerDay} bytes a day left and ${bytes} were asked for; ${less}come again in ${spanOf(wait)} (00:00 UTC)`,
        { param: left > 0 ? "max_tokens" : null, retryAfterSeconds: Math.ceil(wait / 1_000) },
      );
    }
    this.#bytes += bytes;
    const day = this.#day;
    let settled = false;
    return written => {
      if (!settled && day === this.#day) this.#bytes -= Math.max(0, bytes - written);
      settled = true;
    };
  }

  /** `x-ratelimit-…` as OpenAI's clients read them; a token is a byte. Empty for a key without quotas. */
  headers(): Record<string, string> {
    const { requestsPerMinute, bytesPerDay } = this.#key;
    const headers: Record<string, string> = {};
    if (requestsPerMinute !== undefined) {
      this.#refill(requestsPerMinute);
      headers["x-ratelimit-limit-requests"] = String(requestsPerMinute);
      headers["x-ratelimit-remaining-requests"] = String(Math.floor(this.#tokens));
      headers["x-ratelimit-reset-requests"] = spanOf(
        ((requestsPerMinute - this.#tokens) * MINUTE_MS) / requestsPerMinute,
      );
    }
    if (bytesPerDay !== undefined) {
      this.#turnDay();
      headers["x-ratelimit-limit-tokens"] = String(bytesPerDay);
      headers["x-ratelimit-remaining-tokens"] = String(bytesPerDay - this.#bytes);
      headers["x-ratelimit-reset-tokens"] = spanOf(this.#untilTomorrow());
    }
    return headers;
  }

  #refill(perMinute: number): void {
    const now = this.#now();
    // A clock that was set back gives nothing and takes nothing.
    const gained = (Math.max(0, now - this.#filledAt) * perMinute) / MINUTE_MS;
    this.#tokens = Math.min(perMinute, this.#tokens + gained);
    this.#filledAt = now;
  }

  #turnDay(): void {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day <= this.#day) return;
    this.#day = day;
    this.#bytes = 0;
  }

  #untilTomorrow(): number {
    return (this.#day + 1) * DAY_MS - this.#now();
  }
}
