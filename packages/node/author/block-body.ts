import { type BlockExecution, TransactionInvalid } from "@waystone/frame";
import { isShielded, shieldedOf } from "@waystone/pallet-mev-shield";
import type { Hash } from "@waystone/primitives";
import type { ShieldKeys } from "./shield.ts";

/** Transactions to choose from, in order. */
export interface Choice {
  readonly hash: Hash;
  readonly bytes: Uint8Array;
}

/** What a body is made from. */
export interface BodyOptions {
  /** Time of the block in milliseconds since 1970. */
  readonly now: bigint;
  readonly number: number;
  readonly choices: Iterable<Choice>;
  /** Most bytes of all extrinsics together. */
  readonly maxBytes: number;
  /** Keys that open what users encrypt; without them nothing is announced and nothing opened. */
  readonly shield?: ShieldKeys | undefined;
}

/** Extrinsics of a block, all of them applied. */
export interface BlockBody {
  readonly extrinsics: readonly Uint8Array[];
  /** How many of them the author put there by itself. */
  readonly inherents: number;
  /** Transactions that turned out not to be valid, by hash. */
  readonly rejected: readonly Hash[];
  /** Transactions that were opened and did not fit any more: the next block begins with them. */
  readonly left: readonly Uint8Array[];
}

/** Why a transaction is not in the block: for good, until later, or because nothing fits any more. */
type Refusal = "invalid" | "wait" | "full";

/**
 * Fills a block: inherents, what an earlier block opened and left, then transactions in order while they fit. Behind each encrypted
 * one that this author can open comes what it holds (`clients.md` 1.11). What is encrypted for others waits for their turn.
 */
export function fillBlock(execution: BlockExecution, left: readonly Uint8Array[], options: BodyOptions): BlockBody {
  const { now, number, maxBytes, shield } = options;
  const body: Uint8Array[] = [];
  let bytes = 0;
  const put = (extrinsic: Uint8Array): void => {
    body.push(extrinsic);
    bytes += extrinsic.length;
  };
  const shieldKey = shield?.announced(number);
  for (const inherent of execution.inherents({ now, ...(shieldKey === undefined ? {} : { shieldKey }) })) {
    execution.apply(inherent);
    put(inherent);
  }
  const inherents = body.length;

  /** Applies a transaction if it may be here, and then says what it holds. */
  const take = (extrinsic: Uint8Array, opened: boolean): Refusal | Uint8Array | undefined => {
    if (bytes + extrinsic.length > maxBytes) return "full";
    try {
      const parsed = execution.parse(extrinsic);
      // Only the author itself puts calls without a signature into a block.
      if (opened && parsed.signed === undefined) return "invalid";
      const shielded = isShielded(parsed.call) ? shieldedOf(parsed.call) : undefined;
      if (shielded !== undefined && shield?.holds(shielded) === false) return "wait";
      execution.apply(parsed);
      put(extrinsic);
      return shielded && shield?.open(shielded);
    } catch (error) {
      if (!(error instanceof TransactionInvalid)) throw error;
      // A full block is no fault of the transaction; what waits for a nonce has its turn later.
      if (error.invalid === "ExhaustsResources") return "full";
      return error.invalid === "Future" ? "wait" : "invalid";
    }
  };

  // What does not fit into a block that begins with it fits into none.
  for (const opened of left) take(opened, true);
  const stillLeft: Uint8Array[] = [];
  const rejected: Hash[] = [];
  for (const { hash, bytes: extrinsic } of options.choices) {
    const outcome = take(extrinsic, false);
    if (outcome === "full") break;
    if (outcome === "invalid") rejected.push(hash);
    if (outcome instanceof Uint8Array && take(outcome, true) === "full") stillLeft.push(outcome);
  }
  return { extrinsics: body, inherents, rejected, left: stillLeft };
}
