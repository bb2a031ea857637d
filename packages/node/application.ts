import type {
  Application,
  ApplicationInfo,
  BlockProposal,
  CheckTxResult,
  FinalizedBlock,
  PrepareProposal,
  Tx,
} from "@waystone/engine";
import { fromHex } from "@waystone/scale";
import type { StoredBlock } from "./backend.ts";
import { type Chain, transactionHash } from "./chain/chain.ts";
import { NodeError } from "./errors.ts";
import type { TransactionPool } from "./pool/pool.ts";

/** Told of each block when it is durable. */
export type BlockListener = (block: StoredBlock) => void;

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
  #prepared: BlockProposal | undefined;

  constructor(chain: Chain, pool: TransactionPool, announce: BlockListener) {
    this.#chain = chain;
    this.#pool = pool;
    this.#announce = announce;
  }

  info(): ApplicationInfo {
    const { header } = this.#chain.head;
    return { height: header.number, appHash: fromHex(header.stateRoot) };
  }

  checkTx(tx: Tx): CheckTxResult {
    const taken = this.#pool.submit(tx);
    return taken.ok ? { code: 0, log: "" } : { code: taken.code, log: taken.data ?? taken.message };
  }

  prepareProposal({ height, timeMs, maxTxBytes }: PrepareProposal): readonly Tx[] {
    const candidate = this.#chain.build(timeMs, limited(this.#pool.ready(), maxTxBytes));
    for (const hash of candidate.rejected) this.#pool.reject(hash);
    this.#prepared = { height, timeMs, txs: candidate.block.extrinsics };
    return candidate.block.extrinsics;
  }

  processProposal(block: BlockProposal): boolean {
    return block === this.#prepared || block.txs === this.#prepared?.txs;
  }

  finalizeBlock(block: BlockProposal): FinalizedBlock {
    if (!this.processProposal(block))
      throw new NodeError(
        "verify-failed",
        `block ${block.height} was not prepared here; this engine executes its own proposals only`,
      );
    return { appHash: this.info().appHash, codes: block.txs.map(() => 0) };
  }

  commit(): void {
    const block = this.#chain.commit();
    this.#prepared = undefined;
    this.#pool.onBlock(
      block.hash,
      block.extrinsics.map((bytes, index) => ({ hash: transactionHash(bytes), index })),
    );
    this.#announce(block);
  }
}

function* limited<T extends { readonly bytes: Uint8Array }>(transactions: Iterable<T>, maxBytes: number): Generator<T> {
  let bytes = 0;
  for (const tx of transactions) {
    bytes += tx.bytes.length;
    if (bytes > maxBytes) return;
    yield tx;
  }
}
