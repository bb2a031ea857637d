/** A transaction as bytes: engines never look inside. */
export type Tx = Uint8Array;

/** What an application last committed. */
export interface ApplicationInfo {
  /** Number of the newest committed block; 0 is the state before block 1. */
  readonly height: number;
  /** Hash that names the state after that height, 32 bytes; empty before `initChain`. */
  readonly appHash: Uint8Array;
  /** Time of that block in milliseconds since 1970. Left out where it is not known: the engine then trusts its clock alone. */
  readonly timeMs?: number;
}

/** What a chain begins with. */
export interface InitChain {
  /** Name that tells this chain from others. */
  readonly chainId: string;
  /** Time of genesis in milliseconds since 1970. */
  readonly timeMs: number;
  /** Number of the first block that the engine will ask for; 1 unless a chain goes on from an export. */
  readonly initialHeight: number;
  /** Genesis state in a format that only the application knows; empty where it has its own. */
  readonly appState: Uint8Array;
}

/** What {@link Application.initChain} gave. */
export interface ChainInitialized {
  /** Hash that names the state before the first block, 32 bytes. */
  readonly appHash: Uint8Array;
}

/** Why a transaction is checked: it is new, or a block was committed since it was checked last. */
export type CheckTxKind = "new" | "recheck";

/** Whether a transaction may enter, or stay in, a pool. */
export interface CheckTxResult {
  /** 0: it may. */
  readonly code: number;
  /** Why not, for people. */
  readonly log: string;
}

/** What an engine asks a block to be made of. */
export interface PrepareProposal {
  readonly height: number;
  /** Time of the block in milliseconds since 1970. */
  readonly timeMs: number;
  /** Most bytes of all transactions together. An answer that is longer is a fault of the application. */
  readonly maxTxBytes: number;
  /** Transactions that the engine itself has; empty where the application owns the pool. */
  readonly txs: readonly Tx[];
}

/** A block before it is executed. */
export interface BlockProposal {
  readonly height: number;
  /** Time of the block in milliseconds since 1970. */
  readonly timeMs: number;
  readonly txs: readonly Tx[];
}

/** What executing a block gave. */
export interface FinalizedBlock {
  /** Hash that names the state after the block, 32 bytes. */
  readonly appHash: Uint8Array;
  /** For each transaction: 0 if its call succeeded. */
  readonly codes: readonly number[];
}

/** What {@link Application.commit} made durable. */
export interface Committed {
  /** Blocks below this number may be forgotten by the engine; 0 keeps all. */
  readonly retainHeight: number;
}

/** A question about committed state. */
export interface Query {
  /** What is asked, such as `/store`: the application's own names. */
  readonly path: string;
  readonly data: Uint8Array;
  /** State after which block; 0 for the newest. */
  readonly height: number;
  /** Whether a proof is wanted. */
  readonly prove: boolean;
}

/** The answer to a {@link Query}. */
export interface QueryResult {
  /** 0: answered. */
  readonly code: number;
  /** Why not, for people. */
  readonly log: string;
  readonly value: Uint8Array;
  /** Nodes that prove the value under the state root of `height`; empty where none were asked for. */
  readonly proof: readonly Uint8Array[];
  /** The block whose state answered. */
  readonly height: number;
}

/** A state that others can be given, cut into chunks. */
export interface Snapshot {
  readonly height: number;
  /** How chunks are written; the application's own numbering. */
  readonly format: number;
  /** Number of chunks. */
  readonly chunks: number;
  /** Hash over the chunks. */
  readonly hash: Uint8Array;
  /** What else the application must know to read it. */
  readonly metadata: Uint8Array;
}

/** What an application does with a snapshot that it is offered. */
export type SnapshotAnswer = "accept" | "reject" | "reject-format" | "reject-sender" | "abort";
/** What an application does with a chunk. */
export type ChunkAnswer = "accept" | "retry" | "retry-snapshot" | "reject-snapshot" | "abort";

/** Giving one's state to others, and taking it from them. */
export interface Snapshots {
  /** States that can be given, newest first. */
  list(): readonly Snapshot[];
  /** One chunk of a state; `undefined` for what is not there. */
  loadChunk(height: number, format: number, chunk: number): Uint8Array | undefined;
  /** Whether to take a state whose hash the engine has from a trusted header. */
  offer(snapshot: Snapshot, appHash: Uint8Array): SnapshotAnswer;
  /** Takes a chunk of the state that was accepted. */
  applyChunk(index: number, chunk: Uint8Array, sender: string): ChunkAnswer;
}

/**
 * What an engine drives: a state machine in the shape of ABCI 2.0, so that one application runs under an embedded engine and
 * under a Byzantine fault tolerant one. Bytes only.
 *
 * The engine calls `initChain` once, before the first block. Then, for each height, `prepareProposal` and `processProposal`
 * without effect on committed state and as often as it likes, `finalizeBlock` exactly once, and, when that is done, `commit`.
 * After a crash between the two, `finalizeBlock` of that height comes again.
 */
export interface Application {
  /** What was last committed: after a crash the engine goes on from there. */
  info(): ApplicationInfo;
  /** Takes the genesis of a chain. Comes again after a crash before the first commit, and must give the same hash. */
  initChain(genesis: InitChain): ChainInitialized;
  /** Whether a transaction is valid on top of the committed state. */
  checkTx(tx: Tx, kind: CheckTxKind): CheckTxResult;
  /** Chooses what the next block consists of. */
  prepareProposal(request: PrepareProposal): readonly Tx[];
  /** Whether a proposal, one's own or somebody else's, may become a block. */
  processProposal(block: BlockProposal): boolean;
  /** Executes a block. Deterministic: every node gets the same hash from the same block. */
  finalizeBlock(block: BlockProposal): FinalizedBlock;
  /** Makes the finalised block durable; it can be announced when this returns. */
  commit(): Committed;
  /** Answers a question about committed state. Never throws for what was asked: `code` says what was wrong. */
  query(query: Query): QueryResult;
  /** Snapshots of state, where the application offers them. */
  readonly snapshots?: Snapshots;
}
