import type { Hash, Header } from "@waystone/primitives";
import type { StateView } from "@waystone/state";

/** A block as it is stored: its header and its extrinsics, each with its length prefix. */
export interface StoredBlock {
  readonly hash: Hash;
  readonly header: Header;
  readonly extrinsics: readonly Uint8Array[];
}

/** What a new block is announced with. */
export interface NewBlock {
  readonly hash: Hash;
  readonly header: Header;
}

/** Chain-wide facts that do not change while the node runs. */
export interface ChainInfo {
  readonly chainName: string;
  readonly chainType: "Local" | "Development" | "Live";
  readonly implName: string;
  readonly implVersion: string;
  readonly genesisHash: Hash;
  readonly ss58Format: number;
  readonly tokenDecimals: number;
  readonly tokenSymbol: string;
}

/** A runtime's version as `state_getRuntimeVersion` tells it. */
export interface RuntimeVersionInfo {
  readonly specName: string;
  readonly implName: string;
  readonly authoringVersion: number;
  readonly specVersion: number;
  readonly implVersion: number;
  readonly transactionVersion: number;
  readonly stateVersion: number;
  readonly apis: readonly (readonly [id: `0x${string}`, version: number])[];
}

/** Why a transaction was not taken into the pool, with Substrate's code (1010, 1011, 1012, 1013, 1014, 1016 …). */
export interface SubmitRefusal {
  readonly ok: false;
  readonly code: number;
  readonly message: string;
  readonly data: string | undefined;
}

/** What happens to a transaction that is watched; `finalized` comes with the block, after `inBlock`. */
export type TransactionStatus =
  | { readonly type: "future" }
  | { readonly type: "ready" }
  | { readonly type: "inBlock"; readonly block: Hash; readonly index: number }
  | { readonly type: "finalized"; readonly block: Hash; readonly index: number }
  | { readonly type: "usurped"; readonly by: Hash }
  | { readonly type: "dropped" }
  | { readonly type: "invalid" };

/** A submission that was taken; `hash` is BLAKE2b-256 of the extrinsic's bytes. */
export interface Submitted {
  readonly ok: true;
  readonly hash: Hash;
}

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** What can be asked of a chain, in any process that has its database. Synchronous: it comes from a memory-mapped store. */
export interface ChainReads {
  /** The newest block. */
  head(): NewBlock;
  /** Hash of the block of a number, if there is one. */
  hashOf(number: number): Hash | undefined;
  /** Header of a block, if it is known. */
  header(hash: Hash): Header | undefined;
  /** A block, if it is known. */
  block(hash: Hash): StoredBlock | undefined;
  /** State after a block. @throws NodeError `unknown-block` or `state-discarded` */
  state(hash: Hash): StateView;
  /** Keys whose values a block changed, in order. @throws NodeError `unknown-block`, `state-discarded` */
  changedBy(hash: Hash): readonly Uint8Array[];
  /** Version of the runtime at a block. @throws NodeError `unknown-block` */
  runtimeVersion(hash: Hash): RuntimeVersionInfo;
  /** Metadata in a format (14, 15, 16) at a block. @throws NodeError `unknown-block` */
  metadata(hash: Hash, format: number): Uint8Array | undefined;
  /**
   * Calls a method of a runtime API on the state after a block.
   * @throws NodeError `unknown-block`, `state-discarded`, `unknown-api`, or `bad-arguments` for arguments that do not decode
   */
  runtimeCall(hash: Hash, method: string, args: Uint8Array): Uint8Array;
  /**
   * What a transaction would come to on top of a block: SCALE of Substrate's `ApplyExtrinsicResult`. Nothing is kept.
   * @throws NodeError `unknown-block`, `state-discarded`, `bad-arguments` for bytes that are no extrinsic
   */
  dryRun(hash: Hash, extrinsic: Uint8Array): Uint8Array;
}

/**
 * Everything that the JSON-RPC methods ask of a node.
 *
 * Finality is immediate: the best block is the finalized one.
 */
export interface NodeBackend extends ChainReads {
  readonly info: ChainInfo;
  /** Puts a transaction into the pool. A watcher hears all that happens to it from here on, beginning with `ready` or `future`. */
  submit(
    extrinsic: Uint8Array,
    watcher?: (status: TransactionStatus) => void,
  ): (Submitted & { readonly unwatch: Unsubscribe }) | SubmitRefusal;
  /** Takes a transaction out of the pool and refuses it for a while; says whether it was there. */
  remove(hash: Hash): boolean;
  /** Bytes of all transactions in the pool, ready ones first. */
  pending(): readonly Uint8Array[];
  /** Nonce for an account's next transaction, with those in the pool counted. */
  nextIndex(account: `0x${string}`): number;
  /** Makes a block now, with what is ready in the pool. @returns its hash; throws what the block could not be made for */
  makeBlock(): Hash;
  /** Hears of each new block, after it was committed. */
  onBlock(listener: (block: NewBlock) => void): Unsubscribe;
}
