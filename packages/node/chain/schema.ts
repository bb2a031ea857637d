import { type Hash, Header, headerHash } from "@waystone/primitives";
import { bytes, fromHex, struct, vec } from "@waystone/scale";
import type { Backend, Write } from "@waystone/state";
import type { StoredBlock } from "../backend.ts";
import { NodeError } from "../errors.ts";

/** Blocks by number, big-endian so that they lie in order: header and extrinsics. */
const BLOCKS = "blocks";
/** Numbers of blocks by hash. */
const NUMBERS = "numbers";
/** What the chain in this database is. */
const CHAIN = "chain";
const CHAIN_KEY = new TextEncoder().encode("chain");

/** A block as it is stored and sent: its header and its extrinsics, each with its length prefix. */
export const BlockRow = struct("", { header: Header, extrinsics: vec(bytes) });

/** Which chain a database holds; kept so that another one is refused. */
export interface ChainIdentity {
  readonly preset: string;
  readonly blockTimeMs: string;
  readonly genesisHash: Hash;
  readonly specVersion: number;
  /** Block with whose state the database began; it has none of those between genesis and that. Absent where it began with genesis. */
  readonly base?: number;
}

function numberKey(number: number): Uint8Array {
  const key = new Uint8Array(4);
  new DataView(key.buffer).setUint32(0, number);
  return key;
}

/** Rows that store a block. They go into the transaction of its state. */
export function blockRows(block: StoredBlock): Write[] {
  const number = numberKey(block.header.number);
  return [
    { table: BLOCKS, key: number, value: BlockRow.encode({ header: block.header, extrinsics: block.extrinsics }) },
    { table: NUMBERS, key: fromHex(block.hash), value: number },
  ];
}

/** Rows that say which chain this is. */
export function identityRows(identity: ChainIdentity): Write[] {
  return [{ table: CHAIN, key: CHAIN_KEY, value: new TextEncoder().encode(JSON.stringify(identity)) }];
}

/** Which chain a database holds; `undefined` for an empty one. @throws NodeError `damaged` */
export function readIdentity(backend: Backend): ChainIdentity | undefined {
  const row = backend.table(CHAIN).get(CHAIN_KEY);
  if (row === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(row)) as ChainIdentity;
  } catch {
    throw new NodeError(
      "damaged",
      "the database does not say which chain it holds; restore a backup, or start with an empty --base-path",
    );
  }
}

/** Reads blocks. Nothing is cached: a read costs a look-up and a decode, some 10 µs for small blocks. */
export class BlockStore {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The block of a number. */
  byNumber(number: number): StoredBlock | undefined {
    if (!Number.isInteger(number) || number < 0 || number > 0xffff_ffff) return undefined;
    const row = this.#backend.table(BLOCKS).get(numberKey(number));
    if (row === undefined) return undefined;
    const { header, extrinsics } = BlockRow.decode(row);
    return { hash: headerHash(header), header, extrinsics };
  }

  /** The number of a block. */
  numberOf(hash: Hash): number | undefined {
    if (hash.length !== 66) return undefined;
    const row = this.#backend.table(NUMBERS).get(fromHex(hash));
    return row === undefined ? undefined : new DataView(row.buffer, row.byteOffset, row.byteLength).getUint32(0);
  }

  /** The block of a hash. */
  byHash(hash: Hash): StoredBlock | undefined {
    const number = this.numberOf(hash);
    return number === undefined ? undefined : this.byNumber(number);
  }
}
