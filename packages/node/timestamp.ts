import { twox128 } from "@waystone/crypto";
import { u64 } from "@waystone/scale";

const encoder = new TextEncoder();

/** Where `Timestamp.Now` is stored. */
const TIMESTAMP_NOW = Uint8Array.from(["Timestamp", "Now"].flatMap(name => [...twox128(encoder.encode(name))]));

/** Time of the block after which a state is, in milliseconds since 1970; `undefined` where none was set yet. */
export function timeOf(state: { get(key: Uint8Array): Uint8Array | undefined }): bigint | undefined {
  const now = state.get(TIMESTAMP_NOW);
  return now && u64.decodeTolerant(now);
}
