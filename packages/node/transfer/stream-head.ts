// What an export begins with: a line of JSON that says what follows, and of which chain.
import { z } from "zod";
import type { ChainIdentity } from "../chain/schema.ts";
import { NodeError } from "../errors.ts";
import type { ByteSource } from "./byte-source.ts";

const VERSION = 1;
/** Longest first line, in bytes. */
const MAX_HEAD = 4096;

/** What an export holds: blocks, or the state after one block. */
export type ExportFormat = "waystone-blocks" | "waystone-state";

const hash = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]);
const headSchema = z.object({
  format: z.enum(["waystone-blocks", "waystone-state"]),
  version: z.literal(VERSION),
  preset: z.string().max(64),
  blockTimeMs: z.string().regex(/^[1-9]\d{0,9}$/),
  genesisHash: hash,
  specVersion: z.number().int().min(0),
});

/** The beginning of an export. */
export function encodeHead(format: ExportFormat, identity: ChainIdentity): Uint8Array {
  const { preset, blockTimeMs, genesisHash, specVersion } = identity;
  const head = { format, version: VERSION, preset, blockTimeMs, genesisHash, specVersion };
  return Buffer.from(`${JSON.stringify(head)}\n`);
}

/** Reads the beginning of an export. @throws NodeError `bad-arguments` naming what is wrong */
export async function readHead(source: ByteSource): Promise<{ format: ExportFormat; identity: ChainIdentity }> {
  const line = await source.line(MAX_HEAD);
  let value: unknown;
  try {
    value = JSON.parse(line ?? "");
  } catch {
    throw notAnExport("it does not begin with a line of JSON");
  }
  const parsed = headSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notAnExport(`its first line is wrong at "${issue?.path.join(".") ?? ""}": ${issue?.message ?? "unknown"}`);
  }
  const { format, preset, blockTimeMs, genesisHash, specVersion } = parsed.data;
  return { format, identity: { preset, blockTimeMs, genesisHash, specVersion } };
}

/** Says what is wrong with an export, and who makes one. */
export function notAnExport(why: string): NodeError {
  return new NodeError("bad-arguments", `this is no export of a chain: ${why}; make one with waystone node export`);
}
