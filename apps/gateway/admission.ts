import { GatewayError } from "./errors.ts";
import { type GatewayKey, Keyring } from "./keys.ts";
import type { GatewayLimits } from "./limits.ts";
import { KeyUse } from "./quota.ts";

/** Whose request it is. */
export interface Client {
  /** Name of the key; one name for all where no keys are asked for. */
  readonly owner: string;
  readonly use: KeyUse;
}

/** Lets requests in: by their keys, their keys' quotas, and how many are at work. */
export class Admission {
  readonly #keyring: Keyring;
  readonly #limits: GatewayLimits;
  readonly #clients = new Map<string, Client>();
  readonly #everybody: Client;
  #inFlight = 0;

  constructor(keys: readonly GatewayKey[], limits: GatewayLimits) {
    this.#keyring = new Keyring(keys);
    this.#limits = limits;
    const client = (key: Omit<GatewayKey, "sha256">): Client => ({
      owner: key.name,
      use: new KeyUse(key, limits.requestsInFlightPerKey),
    });
    for (const key of keys) this.#clients.set(key.name, client(key));
    this.#everybody = client({ name: "everybody" });
  }

  /** Who sends a request. @throws GatewayError `invalid_api_key` */
  identify(authorization: string | undefined): Client {
    if (this.#keyring.isOpen) return this.#everybody;
    const client = this.#clients.get(this.#keyring.find(authorization)?.name ?? "");
    if (client === undefined)
      throw new GatewayError(
        "invalid_api_key",
        "the API key is not known here; send one of the gateway's keys as Authorization: Bearer …",
      );
    return client;
  }

  /** Begins a completion. @returns ends it @throws GatewayError `overloaded`, `rate_limit_exceeded` */
  begin({ use }: Client): () => void {
    if (this.#inFlight >= this.#limits.requestsInFlight)
      throw new GatewayError(
        "overloaded",
        `${this.#inFlight} requests are at work, which is the limit; try again soon`,
        {
          retryAfterSeconds: 1,
        },
      );
    const end = use.begin();
    this.#inFlight++;
    let ended = false;
    return () => {
      if (!ended) this.#inFlight--;
      ended = true;
      end();
    };
  }
}
