// Blocks as a stream of bytes: a line of JSON that says which chain they are of, then each block behind its length (32 bits, big-endian).
import { headerHash } from "@waystone/primitives";
import { ScaleError } from "@waystone/scale";
import { z } from "zod";
import type { StoredBlock } from "../backend.ts";
import { BlockRow, type ChainIdentity } from "../chain/schema.ts";
import { NodeError } from "../errors.ts";

const FORMAT = "waystone-blocks";
const VERSION = 1;
/** Longest first line, in bytes. */
const MAX_HEAD = 4096;
/** Longest block, in bytes: what its extrinsics may come to, and more. */
const MAX_BLOCK = 64 * 1024 * 1024;

const hash = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);
const headSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  preset: z.string().max(64),
  blockTimeMs: z.string().regex(/^[1-9]\d{0,9}$/),
  genesisHash: hash,
  specVersion: z.number().int().min(0),
});

/** The beginning of a stream. */
export function encodeHead(identity: ChainIdentity): Uint8Array {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, version: VERSION, ...identity })}\n`);
}

/** One block of a stream. */
export function encodeBlock({ header, extrinsics }: StoredBlock): Uint8Array {
  const row = BlockRow.encode({ header, extrinsics });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(row.length);
  return Buffer.concat([length, row]);
}

/** Bytes of a source, by number. */
class Bytes {
  readonly #source: AsyncIterator<Uint8Array>;
  #held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next so many bytes; fewer where the source ends before. */
  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count && (await this.#more()));
    return this.#cut(Math.min(count, this.#held.length));
  }

  /** Bytes up to a line feed; `undefined` where there is none within so many. */
  async line(most: number): Promise<string | undefined> {
    while (!this.#held.includes(0x0a) && this.#held.length <= most && (await this.#more()));
    const end = this.#held.indexOf(0x0a);
    return end < 0 || end > most ? undefined : this.#cut(end + 1).toString("utf8", 0, end);
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#held = Buffer.concat([this.#held, value]);
    return true;
  }

  #cut(count: number): Buffer {
    const out = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return out;
  }
}

/** A stream that is read: which chain it is of, and its blocks. */
export interface BlockStream {
  readonly identity: ChainIdentity;
  /** The blocks; ends without a word where the last one is cut short, and says so by {@link BlockStream.cut}. */
  readonly blocks: AsyncGenerator<StoredBlock>;
  /** Whether the stream ended within a block; known when all blocks were read. */
  cut(): boolean;
}

/** Reads a stream. @throws NodeError `bad-arguments` naming what is wrong, and after which block */
export async function readBlocks(source: AsyncIterable<Uint8Array>): Promise<BlockStream> {
  const bytes = new Bytes(source);
  const identity = identityOf(await bytes.line(MAX_HEAD));
  let cut = false;
  async function* blocks(): AsyncGenerator<StoredBlock> {
    for (let at = 0; ; at++) {
      const prefix = await bytes.take(4);
      if (prefix.length === 0) return;
      const length = prefix.length < 4 ? 0 : prefix.readUInt32BE();
      if (length > MAX_BLOCK)
        throw notBlocks(`block ${at} of it says it has ${length} bytes; ${MAX_BLOCK} are the most`);
      const row = await bytes.take(length);
      cut = prefix.length < 4 || row.length < length;
      if (cut) return;
      yield decodeRow(row, at);
    }
  }
  return { identity, blocks: blocks(), cut: () => cut };
}

function identityOf(line: string | undefined): ChainIdentity {
  if (line === undefined) throw notBlocks("it does not begin with a line of JSON");
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw notBlocks("it does not begin with a line of JSON");
  }
  const parsed = headSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notBlocks(`its first line is wrong at "${issue?.path.join(".") ?? ""}": ${issue?.message ?? "unknown"}`);
  }
  const { preset, blockTimeMs, genesisHash, specVersion } = parsed.data;
  return { preset, blockTimeMs, genesisHash, specVersion };
}

function decodeRow(row: Buffer, at: number): StoredBlock {
  try {
    const { header, extrinsics } = BlockRow.decode(Uint8Array.from(row));
    return { hash: headerHash(header), header, extrinsics };
  } catch (error) {
    if (error instanceof ScaleError) throw notBlocks(`block ${at} of it does not decode: ${error.message}`);
    throw error;
  }
}

function notBlocks(why: string): NodeError {
  return new NodeError("bad-arguments", `this is no export of blocks: ${why}; make one with waystone node export`);
}
