import type { ValidTransaction } from "@waystone/frame";
import type { AccountId, Hash } from "@waystone/primitives";
import type { SubmitRefusal, TransactionStatus } from "../backend.ts";

/** Where a transaction comes from: a client of this node, another node, or a block. */
export type TransactionSource = "local" | "external" | "in-block";

/** A transaction in the pool. */
export interface PooledTransaction {
  /** BLAKE2b-256 of the bytes. */
  readonly hash: Hash;
  readonly bytes: Uint8Array;
  readonly sender: AccountId;
  readonly source: TransactionSource;
  /** Order of arrival: of equal priority, who came first goes first. */
  readonly arrival: number;
  /** What it was found to be when it was last validated. */
  readonly validity: ValidTransaction;
  /** Last block that may contain it. */
  readonly expires: number;
}

/** What validation says of a transaction: valid with its sender, or why not, in Substrate's RPC terms. */
export type Validation =
  | { readonly ok: true; readonly validity: ValidTransaction; readonly sender: AccountId }
  | (SubmitRefusal & {
      /** Whether it can never become valid, so that the same bytes are refused unseen for a while. */
      readonly ban: boolean;
    });

/** Limits of the pool. */
export interface PoolLimits {
  /** Most transactions. */
  readonly count: number;
  /** Most bytes of all transactions together. */
  readonly bytes: number;
  /** Most bytes of one transaction. */
  readonly transactionBytes: number;
  /** Most transactions of one sender. */
  readonly perSender: number;
  /** Most transactions that wait for others. */
  readonly future: number;
  /** Most transactions of one sender that wait for others: nobody can take all the room there is for waiting. */
  readonly futurePerSender: number;
  /** Milliseconds for which refused bytes are not looked at again. */
  readonly banMs: number;
  /** Most bans that are remembered. */
  readonly bans: number;
  /** Transactions that are validated again after each block. */
  readonly revalidations: number;
}

/** Substrate's own limits, and some for senders and single transactions. */
export const DEFAULT_POOL_LIMITS: PoolLimits = {
  count: 8192,
  bytes: 20 * 1024 * 1024,
  transactionBytes: 5 * 1024 * 1024,
  perSender: 1024,
  future: 819,
  futurePerSender: 64,
  banMs: 30 * 60 * 1000,
  bans: 4096,
  revalidations: 128,
};

/** Hears what happens to one transaction. */
export type Watcher = (status: TransactionStatus) => void;

/** A transaction that a block contains. */
export interface Included {
  readonly hash: Hash;
  /** Its place in the block. */
  readonly index: number;
  /** Who sent it: needed where the pool did not know it, so that this sender's other transactions are looked at again. */
  readonly sender?: AccountId;
}
