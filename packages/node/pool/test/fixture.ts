import type { AccountId, Hash } from "@waystone/primitives";
import type { TransactionStatus } from "../../backend.ts";
import { TransactionPool } from "../pool.ts";
import { badFormat } from "../refusals.ts";
import { DEFAULT_POOL_LIMITS, type PoolLimits, type Validation } from "../types.ts";

/** Tag of a sender's nonce. */
export const tagOf = (sender: AccountId, nonce: number): string => `${sender}/${nonce}`;

/** A sender by a small number. */
export const account = (n: number): AccountId => `0x${n.toString(16).padStart(64, "0")}` as AccountId;

/** What a test's transaction says of itself: its bytes are this as JSON, padded. */
export interface Said {
  readonly sender: number;
  readonly nonce: number;
  readonly priority: number;
  /** Last block that may contain it; none where left out. */
  readonly until?: number;
  /** Tells apart what is the same otherwise. */
  readonly salt?: number;
  /** Total length in bytes, if longer than needed. */
  readonly length?: number;
  readonly requires?: readonly string[];
  readonly provides?: readonly string[];
}

/** Bytes of a test's transaction. */
export function encode(said: Said): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(said).padEnd(said.length ?? 0));
}

/** What a test's transaction says. */
export function decode(bytes: Uint8Array): Said {
  return JSON.parse(new TextDecoder().decode(bytes)) as Said;
}

/** A pool over a chain that is a table of nonces, with the rule that a nonce must not be behind. */
export class PoolFixture {
  readonly nonces = new Map<AccountId, number>();
  readonly pool: TransactionPool;
  /** Senders whose transactions validation refuses. */
  readonly refused = new Set<number>();
  /** Calls of `validate`. */
  validations = 0;
  head = 0;
  nowMs = 0;

  constructor(limits: Partial<PoolLimits> = {}) {
    this.pool = new TransactionPool({
      validate: bytes => this.#validate(bytes),
      headNumber: () => this.head,
      now: () => this.nowMs,
      accountNonce: who => this.nonces.get(who) ?? 0,
      nonceTag: tagOf,
      limits: { ...DEFAULT_POOL_LIMITS, ...limits },
    });
  }

  /** Submits, and keeps what the watcher hears. */
  submit(said: Said) {
    const heard: TransactionStatus[] = [];
    const result = this.pool.submit(encode(said), status => heard.push(status));
    return { result, heard, types: () => heard.map(({ type }) => type) };
  }

  /** What a block would contain, in order. */
  ready(): readonly Said[] {
    return Array.from(this.pool.ready(), tx => decode(tx.bytes));
  }

  /** Puts the first so many ready transactions into a block, as far as their nonces allow. */
  block(most = Number.POSITIVE_INFINITY): readonly Said[] {
    const taken: { readonly hash: Hash; readonly said: Said }[] = [];
    for (const tx of this.pool.ready()) {
      if (taken.length >= most) break;
      taken.push({ hash: tx.hash, said: decode(tx.bytes) });
    }
    for (const { said } of taken) this.nonces.set(account(said.sender), said.nonce + 1);
    this.head++;
    this.pool.onBlock(
      `0x${this.head.toString(16).padStart(64, "0")}`,
      taken.map(({ hash }, index) => ({ hash, index })),
    );
    return taken.map(({ said }) => said);
  }

  #validate(bytes: Uint8Array): Validation {
    this.validations++;
    if (bytes[0] !== 0x7b) return { ...badFormat("not a test's transaction"), ban: true };
    const said = decode(bytes);
    const sender = account(said.sender);
    const nonce = this.nonces.get(sender) ?? 0;
    if (this.refused.has(said.sender))
      return { ok: false, code: 1010, message: "Invalid Transaction", data: "no money", ban: false };
    if (said.nonce < nonce || (said.until ?? Number.MAX_SAFE_INTEGER) <= this.head)
      return { ok: false, code: 1010, message: "Invalid Transaction", data: "Transaction is outdated", ban: false };
    return {
      ok: true,
      sender,
      validity: {
        priority: BigInt(said.priority),
        requires: said.requires ?? (said.nonce > nonce ? [tagOf(sender, said.nonce - 1)] : []),
        provides: said.provides ?? [tagOf(sender, said.nonce)],
        longevity: BigInt((said.until ?? Number.MAX_SAFE_INTEGER) - this.head),
        propagate: true,
      },
    };
  }
}
