import type { Static } from "../codec.ts";
import { ScaleError } from "../errors.ts";
import { Reader } from "../reader.ts";
import { variant } from "../variant.ts";
import { Writer } from "../writer.ts";
import { MetadataV14 } from "./v14.ts";
import { MetadataV15 } from "./v15.ts";
import { MetadataV16 } from "./v16.ts";

/** `meta` in ASCII, read as a little-endian number. */
export const METADATA_MAGIC = 0x6174656d;

const Versioned = variant("frame_metadata::RuntimeMetadata", {
  V14: [14, MetadataV14],
  V15: [15, MetadataV15],
  V16: [16, MetadataV16],
});

/** Metadata in one of the formats that clients ask for. */
export type Metadata = Static<typeof Versioned>;

/** Metadata as nodes hand it out: `meta`, the number of the format, the format itself. @throws ScaleError */
export function encodeMetadata(metadata: Metadata): Uint8Array {
  const w = new Writer();
  w.u32(METADATA_MAGIC);
  Versioned.write(w, metadata);
  return w.finish();
}

/**
 * Reads metadata of format 14, 15 or 16.
 * @param bytes what `state_getMetadata` returns, or the bytes inside the `Option<OpaqueMetadata>` of `Metadata_metadata_at_version`
 * @throws ScaleError `bad-metadata` for other bytes or formats, and whatever is wrong inside
 */
export function decodeMetadata(bytes: Uint8Array): Metadata {
  const r = new Reader(bytes);
  if (r.remaining < 5 || r.u32() !== METADATA_MAGIC)
    throw new ScaleError("bad-metadata", 'metadata begins with "meta"; these bytes do not', 0);
  const version = r.peek();
  if (version === undefined || version < 14 || version > 16)
    throw new ScaleError("bad-metadata", `metadata has format ${version}; formats 14, 15 and 16 are known`, 4);
  const metadata = Versioned.read(r);
  r.end();
  return metadata;
}
