import type {
  Application,
  ApplicationInfo,
  BlockProposal,
  ChainInitialized,
  CheckTxResult,
  Committed,
  FinalizedBlock,
  PrepareProposal,
  Query,
  QueryResult,
  Tx,
} from "@waystone/engine";
import { fromHex } from "@waystone/scale";
import { StateError } from "@waystone/state";
import type { StoredBlock } from "./backend.ts";
import { type Chain, transactionHash } from "./chain/chain.ts";
import { NodeError } from "./errors.ts";
import type { TransactionPool } from "./pool/pool.ts";
import { timeOf } from "./timestamp.ts";

/** Told of each block when it is durable, and how many of its extrinsics are not the author's own. */
export type BlockListener = (block: StoredBlock, taken: number) => void;

/**
 * The chain as an engine drives it. The engine sees bytes only.
 *
 * A proposal is executed when it is prepared, since only executing it tells what fits; finalising the same proposal takes that
 * candidate and does not work twice.
 */
export class ChainApplication implements Application {
  readonly #chain: Chain;
  readonly #pool: TransactionPool;
  readonly #announce: BlockListener;
  #prepared: (BlockProposal & { readonly appHash: Uint8Array; readonly inherents: number }) | undefined;

  constructor(chain: Chain, pool: TransactionPool, announce: BlockListener) {
    this.#chain = chain;
    this.#pool = pool;
    this.#announce = announce;
  }

  info(): ApplicationInfo {
    const { header, hash } = this.#chain.head;
    const now = timeOf(this.#chain.state);
    return {
      height: header.number,
      appHash: fromHex(hash),
      ...(now === undefined ? {} : { timeMs: Number(now) }),
    };
  }

  /** The chain wrote its genesis when it was opened. */
  initChain(): ChainInitialized {
    return { appHash: fromHex(this.#chain.genesisHash) };
  }

  checkTx(tx: Tx): CheckTxResult {
    const taken = this.#pool.submit(tx);
    return taken.ok ? { code: 0, log: "" } : { code: taken.code, log: taken.data ?? taken.message };
  }

  prepareProposal({ height, timeMs, maxTxBytes }: PrepareProposal): readonly Tx[] {
    const candidate = this.#chain.build(timeMs, this.#pool.ready(), maxTxBytes);
    for (const hash of candidate.rejected) this.#pool.reject(hash);
    const { hash, extrinsics } = candidate.block;
    this.#prepared = { height, timeMs, txs: extrinsics, appHash: fromHex(hash), inherents: candidate.inherents };
    return extrinsics;
  }

  processProposal(block: BlockProposal): boolean {
    return block.txs === this.#prepared?.txs;
  }

  finalizeBlock(block: BlockProposal): FinalizedBlock {
    const prepared = this.#prepared;
    if (prepared === undefined || !this.processProposal(block))
      throw new NodeError(
        "verify-failed",
        `block ${block.height} was not prepared here; this engine executes its own proposals only`,
      );
    return { appHash: prepared.appHash, codes: block.txs.map(() => 0) };
  }

  commit(): Committed {
    const block = this.#chain.commit();
    const taken = block.extrinsics.length - (this.#prepared?.inherents ?? 0);
    this.#prepared = undefined;
    this.#pool.onBlock(
      block.hash,
      block.extrinsics.map((bytes, index) => ({ hash: transactionHash(bytes), index })),
    );
    this.#announce(block, taken);
    return { retainHeight: 0 };
  }

  /** `/store`: the stored bytes of the key that is the data, with a proof where one is wanted. */
  query({ path, data, height, prove }: Query): QueryResult {
    const at = height === 0 ? this.#chain.head.header.number : height;
    const refuse = (log: string): QueryResult => ({ code: 1, log, value: new Uint8Array(0), proof: [], height: at });
    if (path !== "/store") return refuse(`there is no path "${path}"; /store answers with the value of a storage key`);
    try {
      const state = this.#chain.state.view(at);
      const value = state.get(data);
      const proof = prove ? state.createProof([data]) : [];
      return { code: value === undefined ? 2 : 0, log: "", value: value ?? new Uint8Array(0), proof, height: at };
    } catch (error) {
      if (error instanceof StateError) return refuse(error.message);
      throw error;
    }
  }
}
