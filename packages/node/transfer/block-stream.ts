// Blocks as bytes: each behind its length (32 bits, big-endian).
import { headerHash } from "@waystone/primitives";
import { ScaleError } from "@waystone/scale";
import type { StoredBlock } from "../backend.ts";
import { BlockRow } from "../chain/schema.ts";
import type { ByteSource } from "./byte-source.ts";
import { notAnExport } from "./stream-head.ts";

/** Longest block, in bytes: what its extrinsics may come to, and more. */
const MAX_BLOCK = 64 * 1024 * 1024;

/** One block of a stream. */
export function encodeBlock({ header, extrinsics }: StoredBlock): Uint8Array {
  const row = BlockRow.encode({ header, extrinsics });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(row.length);
  return Buffer.concat([length, row]);
}

/**
 * The next block of a stream: `end` where there is none, `cut` where the stream ends within one.
 * @param at how many came before, for what an error says
 * @throws NodeError `bad-arguments` naming what is wrong
 */
export async function readBlock(source: ByteSource, at: number): Promise<StoredBlock | "end" | "cut"> {
  const prefix = await source.take(4);
  if (prefix.length === 0) return "end";
  if (prefix.length < 4) return "cut";
  const length = prefix.readUInt32BE();
  if (length > MAX_BLOCK) throw notAnExport(`block ${at} of it says it has ${length} bytes; ${MAX_BLOCK} are the most`);
  const row = await source.take(length);
  if (row.length < length) return "cut";
  try {
    const { header, extrinsics } = BlockRow.decode(Uint8Array.from(row));
    return { hash: headerHash(header), header, extrinsics };
  } catch (error) {
    if (error instanceof ScaleError) throw notAnExport(`block ${at} of it does not decode: ${error.message}`);
    throw error;
  }
}
