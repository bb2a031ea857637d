import { buildGenesis, composeRuntime, presetByName } from "@waystone/runtime";
import { Chain } from "../chain/chain.ts";
import { Verdicts } from "../chain/verdicts.ts";
import { openData } from "../data-folder.ts";
import { NodeError } from "../errors.ts";
import { readBlocks } from "./block-stream.ts";

/** What an import did. */
export interface Imported {
  /** Blocks that were executed, and those that were there already. */
  readonly blocks: number;
  readonly known: number;
  /** Number of the newest block, its hash and its state root. */
  readonly height: number;
  readonly hash: string;
  readonly stateRoot: string;
  /** Whether what was read ended within a block. */
  readonly cut: boolean;
}

/** How to import. */
export interface ImportOptions {
  /** Whether each block waits for the disk: true where it is left out. */
  readonly durable?: boolean;
  /** Told now and then which block is done. */
  readonly onProgress?: (block: number) => void;
}

/**
 * Executes blocks of a stream on top of what a data folder holds, each compared with its header, and stores them.
 * @param folder data folder; a chain is begun in an empty one
 * @throws NodeError `bad-arguments` for a stream that is none, `foreign-chain`, `verify-failed` naming the block; blocks before it are kept
 */
export async function importBlocks(
  source: AsyncIterable<Uint8Array>,
  folder: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const stream = await readBlocks(source);
  const { identity } = stream;
  const blockTimeMs = BigInt(identity.blockTimeMs);
  const preset = presetByName(identity.preset);
  const subtensor = preset.subtensor(blockTimeMs);
  const runtime = composeRuntime({ blockTimeMs, subtensor, verifier: new Verdicts().verify });
  const genesis = buildGenesis(runtime, preset, blockTimeMs);
  if (genesis.hash !== identity.genesisHash)
    throw new NodeError(
      "foreign-chain",
      `this version builds genesis ${genesis.hash} for preset ${identity.preset}, and the blocks are of ${identity.genesisHash}; import them with the version that made them (spec ${identity.specVersion})`,
    );
  const database = openData(folder, { durable: options.durable ?? true });
  try {
    const chain = new Chain({ runtime, backend: database, genesis, identity, blockTimeMs, history: "archive" });
    let [blocks, known] = [0, 0];
    for await (const block of stream.blocks) {
      const { number } = block.header;
      if (number <= chain.head.header.number) {
        const own = chain.blocks.byNumber(number)?.hash;
        if (own !== block.hash)
          throw new NodeError(
            "foreign-chain",
            `block ${number} is ${own ?? "missing"} in ${folder} and ${block.hash} in what is imported: another history; import into an empty --base-path`,
          );
        known++;
        continue;
      }
      chain.append(block);
      blocks++;
      if (number % 500 === 0) options.onProgress?.(number);
    }
    const { header, hash } = chain.head;
    return { blocks, known, height: header.number, hash, stateRoot: header.stateRoot, cut: stream.cut() };
  } finally {
    database.close();
  }
}
