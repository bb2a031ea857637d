import { twox128 } from "@waystone/crypto";
import { toHex, u32 } from "@waystone/scale";
import { openStateDb, type StagedChanges, type StateChange, type StateDb, StateError } from "@waystone/state";
import { Chain } from "../chain/chain.ts";
import { type KnownChain, knownChain } from "../chain/known-chain.ts";
import { blockRows, type ChainIdentity, identityRows, readIdentity } from "../chain/schema.ts";
import { openData } from "../data-folder.ts";
import { NodeError } from "../errors.ts";
import { readBlock } from "./block-stream.ts";
import { ByteSource } from "./byte-source.ts";
import { readPairs } from "./state-stream.ts";
import { notAnExport, readHead } from "./stream-head.ts";

/** What importing blocks did. */
export interface ImportedBlocks {
  readonly type: "blocks";
  /** Blocks that were executed, and those that were there already. */
  readonly blocks: number;
  readonly known: number;
  /** Blocks that come before the state with which the chain here began: they are passed over. */
  readonly before: number;
  /** Number of the newest block, its hash and its state root. */
  readonly height: number;
  readonly hash: string;
  readonly stateRoot: string;
  /** Whether what was read ended within a block. */
  readonly cut: boolean;
}

/** What importing a state did. */
export interface ImportedState {
  readonly type: "state";
  readonly keys: number;
  /** Number of the block after which it is the state, its hash and its state root. */
  readonly height: number;
  readonly hash: string;
  readonly stateRoot: string;
}

/** How to import. */
export interface ImportOptions {
  /** Whether each block waits for the disk: true where it is left out. */
  readonly durable?: boolean;
  /** Hash of the block whose state it must be. Who gives none trusts whoever made the file. */
  readonly hash?: string;
  /** Which preset's data the folder holds; any where it is left out. */
  readonly preset?: string;
  /** Told now and then which block is done. */
  readonly onProgress?: (block: number) => void;
}

interface Source {
  readonly bytes: ByteSource;
  readonly identity: ChainIdentity;
  readonly chain: KnownChain;
}

/**
 * Takes an export into a data folder. Blocks are executed on top of what it holds, or from genesis, each compared with its header. A
 * state goes into an empty one: the chain there begins with that block, and has none of those before.
 * @throws NodeError `bad-arguments` for a stream that is no export, `foreign-chain`, `verify-failed` naming the block, `bad-base-path` for
 * a state where a chain is; blocks before what is wrong are kept
 */
export async function importChain(
  source: AsyncIterable<Uint8Array>,
  folder: string,
  options: ImportOptions = {},
): Promise<ImportedBlocks | ImportedState> {
  const bytes = new ByteSource(source);
  const { format, identity } = await readHead(bytes);
  if (options.preset !== undefined && options.preset !== identity.preset)
    throw new NodeError(
      "foreign-chain",
      `this is an export of preset ${identity.preset}, and ${folder} is for ${options.preset}; give --preset ${identity.preset}`,
    );
  const from: Source = { bytes, identity, chain: knownChain(identity) };
  return format === "waystone-state" ? importState(from, folder, options) : importBlocks(from, folder, options);
}

async function importBlocks(
  { bytes, identity, chain: known }: Source,
  folder: string,
  options: ImportOptions,
): Promise<ImportedBlocks> {
  const database = openData(folder, { durable: options.durable ?? true });
  try {
    const chain = new Chain({ ...known, backend: database, identity, history: "archive" });
    let [blocks, already, before] = [0, 0, 0];
    for (let at = 0; ; at++) {
      const block = await readBlock(bytes, at);
      if (typeof block === "string") {
        const { header, hash } = chain.head;
        const { number: height, stateRoot } = header;
        return { type: "blocks", blocks, known: already, before, height, hash, stateRoot, cut: block === "cut" };
      }
      const { number } = block.header;
      if (number < chain.base) {
        before++;
        continue;
      }
      if (number <= chain.head.header.number) {
        const own = chain.blocks.byNumber(number)?.hash;
        if (own !== block.hash)
          throw new NodeError(
            "foreign-chain",
            `block ${number} is ${own ?? "missing"} in ${folder} and ${block.hash} in what is imported: another history; import into an empty --base-path`,
          );
        already++;
        continue;
      }
      const next = chain.head.header.number + 1;
      if (number > next)
        throw new NodeError(
          "verify-failed",
          `block ${number} does not follow block ${next - 1}, the newest one in ${folder}; import blocks ${next} to ${number - 1} first, or begin with the state after block ${number - 1} in an empty folder`,
        );
      chain.append(block);
      blocks++;
      if (number % 500 === 0) options.onProgress?.(number);
    }
  } finally {
    database.close();
  }
}

/** Key of `System.Number`. */
const NUMBER_KEY = Buffer.concat(["System", "Number"].map(name => twox128(Buffer.from(name))));

/** Number of the block that a state is of, as the state itself has it. */
function numberIn(changes: readonly StateChange[]): number {
  const value = changes.find(([key]) => NUMBER_KEY.equals(key))?.[1];
  return value?.length === 4 ? u32.decode(value) : 0;
}

/** Works out what a state comes to. @throws NodeError `bad-arguments` for keys that are not in order */
function stagedOf(state: StateDb, changes: readonly StateChange[]): StagedChanges {
  try {
    return state.stage(changes);
  } catch (error) {
    if (error instanceof StateError) throw notAnExport(`its keys are not in order: ${error.message}`);
    throw error;
  }
}

async function importState(
  { bytes, identity, chain: { genesis, runtime } }: Source,
  folder: string,
  options: ImportOptions,
): Promise<ImportedState> {
  const block = await readBlock(bytes, 0);
  if (typeof block === "string") throw notAnExport("it is cut short");
  const { hash, header } = block;
  const wrong = (why: string): NodeError => new NodeError("verify-failed", `block ${header.number}: ${why}`, hash);
  if (options.hash !== undefined && options.hash !== hash)
    throw wrong(`its hash is ${hash}, and ${options.hash} was asked for`);
  const changes: StateChange[] = [];
  for await (const pair of readPairs(bytes)) changes.push(pair);
  if ((await bytes.take(1)).length > 0) throw notAnExport("there is more after its end");
  if (header.number === 0 && hash !== genesis.hash)
    throw wrong(`its hash is ${hash}, and this chain begins with ${genesis.hash}`);
  const database = openData(folder, { durable: options.durable ?? true });
  try {
    if (readIdentity(database) !== undefined)
      throw new NodeError("bad-base-path", `${folder} holds a chain; import a state into an empty --base-path`);
    const state = openStateDb({ backend: database, stateVersion: 1 });
    const staged = stagedOf(state, changes);
    const stateRoot = toHex(staged.root);
    if (stateRoot !== header.stateRoot)
      throw wrong(`the state in the file has root ${stateRoot}, and its header says ${header.stateRoot}`);
    const said = numberIn(changes);
    if (said !== header.number) throw wrong(`the state in the file is that of block ${said}`);
    const beginning = { hash: genesis.hash, header: genesis.header, extrinsics: [] };
    const extra = [
      ...(header.number === 0 ? [] : blockRows(beginning)),
      ...blockRows(block),
      ...identityRows({ ...identity, specVersion: runtime.version.specVersion, base: header.number }),
    ];
    state.commit({ blockNumber: header.number, changes: staged, extra });
    return { type: "state", keys: changes.length, height: header.number, hash, stateRoot };
  } finally {
    database.close();
  }
}
