import { createHash, timingSafeEqual } from "node:crypto";

/** A client's key as the gateway keeps it: never the key itself. A quota that is left out is not limited. */
export interface GatewayKey {
  /** What its owner is called in messages and traces. */
  readonly name: string;
  /** SHA-256 of the key, 64 hexadecimal digits. Keys are random and long, so that their hashes cannot be guessed back. */
  readonly sha256: string;
  /** Completions a minute. */
  readonly requestsPerMinute?: number | undefined;
  /** Bytes that may be written a day; days begin at 00:00 UTC. */
  readonly bytesPerDay?: number | undefined;
  /** Completions at work at once. */
  readonly inFlight?: number | undefined;
}

/** SHA-256 of a key, in hexadecimal digits. */
export function hashKey(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Finds who brings a key, in a time that does not depend on which keys there are or how much of one was guessed. */
export class Keyring {
  readonly #keys: readonly { readonly key: GatewayKey; readonly hash: Buffer }[];

  constructor(keys: readonly GatewayKey[]) {
    this.#keys = keys.map(key => ({ key, hash: Buffer.from(key.sha256, "hex") }));
  }

  /** Whether no keys are asked for. */
  get isOpen(): boolean {
    return this.#keys.length === 0;
  }

  /** The key that an `Authorization` header brings; undefined if none or an unknown one. */
  find(authorization: string | undefined): GatewayKey | undefined {
    const secret = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
    const given = createHash("sha256").update(secret).digest();
    let found: GatewayKey | undefined;
    for (const { key, hash } of this.#keys) {
      if (hash.length === given.length && timingSafeEqual(hash, given)) found = key;
    }
    return secret === "" ? undefined : found;
  }
}
