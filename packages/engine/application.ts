/** A transaction as bytes: engines never look inside. */
export type Tx = Uint8Array;

/** What an application last committed. */
export interface ApplicationInfo {
  readonly height: number;
  /** Hash that names the state after that height, 32 bytes. */
  readonly appHash: Uint8Array;
}

/** Whether a transaction may enter a pool. */
export interface CheckTxResult {
  /** 0: it may. */
  readonly code: number;
  readonly log: string;
}

/** What an engine asks a block to be made of. */
export interface PrepareProposal {
  readonly height: number;
  /** Time of the block in milliseconds since 1970. */
  readonly timeMs: number;
  /** Most bytes of all transactions together. */
  readonly maxTxBytes: number;
  /** Transactions that the engine itself has; empty where the application owns the pool. */
  readonly txs: readonly Tx[];
}

/** A block before it is executed. */
export interface BlockProposal {
  readonly height: number;
  readonly timeMs: number;
  readonly txs: readonly Tx[];
}

/** What executing a block gave. */
export interface FinalizedBlock {
  readonly appHash: Uint8Array;
  /** For each transaction: 0 if its call succeeded. */
  readonly codes: readonly number[];
}

/**
 * What an engine drives: a state machine in the shape of ABCI 2.0, so that one application runs under an embedded engine and
 * under a Byzantine fault tolerant one.
 *
 * The engine calls `prepareProposal` and `processProposal` without effect on committed state, then for each height exactly once
 * `finalizeBlock` and, when that is done, `commit`.
 */
export interface Application {
  /** What was last committed: after a crash the engine goes on from there. */
  info(): ApplicationInfo;
  /** Whether a transaction is valid on top of the committed state. */
  checkTx(tx: Tx): CheckTxResult;
  /** Chooses what the next block consists of. */
  prepareProposal(request: PrepareProposal): readonly Tx[];
  /** Whether somebody's proposal may be voted for. */
  processProposal(block: BlockProposal): boolean;
  /** Executes a block. */
  finalizeBlock(block: BlockProposal): FinalizedBlock;
  /** Makes the finalised block durable; it can be announced when this returns. */
  commit(): void;
}
