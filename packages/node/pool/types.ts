import type { ValidTransaction } from "@waystone/frame";
import type { AccountId, Hash } from "@waystone/primitives";
import type { SubmitRefusal, TransactionStatus } from "../backend.ts";

/** A transaction in the pool. */
export interface PooledTransaction {
  readonly hash: Hash;
  readonly bytes: Uint8Array;
  readonly sender: AccountId;
  /** Order of arrival: of equal priority, who came first goes first. */
  readonly arrival: number;
  /** What it was found to be when it was last validated. */
  validity: ValidTransaction;
  /** Last block that may contain it. */
  expires: number;
}

/** What validation says of a transaction: valid with its sender, or why not, in Substrate's RPC terms. */
export type Validation =
  | { readonly ok: true; readonly validity: ValidTransaction; readonly sender: AccountId }
  | (SubmitRefusal & {
      /** Whether it can never become valid, so that the same bytes are refused unseen for a while. */ readonly ban: boolean;
    });

/** Limits of the pool. */
export interface PoolLimits {
  /** Most transactions. */
  readonly count: number;
  /** Most bytes of all transactions. */
  readonly bytes: number;
  /** Most transactions of one sender. */
  readonly perSender: number;
  /** Most transactions that wait for others. */
  readonly future: number;
  /** Milliseconds for which refused bytes are not looked at again. */
  readonly banMs: number;
  /** Most bans that are remembered. */
  readonly bans: number;
}

/** Substrate's own limits, and one for senders. */
export const DEFAULT_POOL_LIMITS: PoolLimits = {
  count: 8192,
  bytes: 20 * 1024 * 1024,
  perSender: 1024,
  future: 819,
  banMs: 30 * 60 * 1000,
  bans: 4096,
};

/** Hears what happens to one transaction. */
export type Watcher = (status: TransactionStatus) => void;
