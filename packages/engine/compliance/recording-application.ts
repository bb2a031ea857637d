import type {
  Application,
  ApplicationInfo,
  BlockProposal,
  ChainInitialized,
  CheckTxResult,
  Committed,
  FinalizedBlock,
  InitChain,
  PrepareProposal,
  Query,
  QueryResult,
  Tx,
} from "../application.ts";
import { EngineError } from "../errors.ts";

/** The least application that holds an engine to the rules: a list of blocks, and a pool that is a list. */
export class RecordingApplication implements Application {
  /** What was committed. */
  readonly blocks: BlockProposal[] = [];
  /** What waits for a block. */
  readonly pool: Tx[] = [];
  /** What the engine called, in order: `init`, `prepare 1`, `process 1`, `finalize 1`, `commit 1` … */
  readonly calls: string[] = [];
  /** Number of times that the next `finalizeBlock`s fail. */
  failures = 0;
  #genesis: InitChain | undefined;
  #finalized: BlockProposal | undefined;

  info(): ApplicationInfo {
    const last = this.blocks.at(-1);
    return {
      height: this.blocks.length,
      appHash: this.#genesis === undefined ? new Uint8Array(0) : hashOf(this.blocks.length),
      ...(last === undefined ? {} : { timeMs: last.timeMs }),
    };
  }

  initChain(genesis: InitChain): ChainInitialized {
    this.calls.push("init");
    this.#genesis = genesis;
    return { appHash: hashOf(0) };
  }

  checkTx(tx: Tx): CheckTxResult {
    return tx.length === 0 ? { code: 1, log: "a transaction has at least one byte" } : { code: 0, log: "" };
  }

  prepareProposal({ height, maxTxBytes }: PrepareProposal): readonly Tx[] {
    this.calls.push(`prepare ${height}`);
    const txs: Tx[] = [];
    let bytes = 0;
    for (const tx of this.pool) {
      bytes += tx.length;
      if (bytes > maxTxBytes) break;
      txs.push(tx);
    }
    return txs;
  }

  processProposal(block: BlockProposal): boolean {
    this.calls.push(`process ${block.height}`);
    return true;
  }

  finalizeBlock(block: BlockProposal): FinalizedBlock {
    this.calls.push(`finalize ${block.height}`);
    if (this.failures > 0) {
      this.failures--;
      throw new EngineError("proposal-refused", "the test wants this block to fail");
    }
    this.#finalized = block;
    return { appHash: hashOf(block.height), codes: block.txs.map(() => 0) };
  }

  commit(): Committed {
    const block = this.#finalized;
    if (block === undefined) throw new EngineError("wrong-height", "commit came without finalizeBlock");
    this.#finalized = undefined;
    this.calls.push(`commit ${block.height}`);
    this.blocks.push(block);
    const included = new Set(block.txs);
    this.pool.splice(0, this.pool.length, ...this.pool.filter(tx => !included.has(tx)));
    return { retainHeight: 0 };
  }

  query({ height }: Query): QueryResult {
    return { code: 0, log: "", value: hashOf(height), proof: [], height: height === 0 ? this.blocks.length : height };
  }
}

function hashOf(height: number): Uint8Array {
  const hash = new Uint8Array(32);
  new DataView(hash.buffer).setUint32(0, height + 1);
  return hash;
}
