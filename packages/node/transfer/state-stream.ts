// The pairs of a state as bytes: key and value, each behind its length (32 bits, big-endian); an empty key ends them.
import { MAX_STATE_KEY } from "@waystone/state";
import type { ByteSource } from "./byte-source.ts";
import { notAnExport } from "./stream-head.ts";

/** Longest value, in bytes. */
const MAX_VALUE = 64 * 1024 * 1024;

/** What ends a state. */
export const STATE_END: Uint8Array = Buffer.alloc(4);

/** One pair of a stream. */
export function encodePair(key: Uint8Array, value: Uint8Array): Uint8Array {
  const out = Buffer.alloc(8 + key.length + value.length);
  out.writeUInt32BE(key.length);
  out.set(key, 4);
  out.writeUInt32BE(value.length, 4 + key.length);
  out.set(value, 8 + key.length);
  return out;
}

/** The pairs of a stream up to its end. @throws NodeError `bad-arguments` where it is cut short, or too long for a state */
export async function* readPairs(source: ByteSource): AsyncGenerator<readonly [key: Uint8Array, value: Uint8Array]> {
  const part = async (most: number, what: string): Promise<Uint8Array> => {
    const length = await source.length();
    if (length !== undefined && length > most)
      throw notAnExport(`a ${what} in it says it has ${length} bytes; ${most} are the most`);
    const bytes = length === undefined ? undefined : await source.take(length);
    if (bytes === undefined || bytes.length !== length) throw notAnExport("it is cut short");
    return Uint8Array.from(bytes);
  };
  for (;;) {
    const key = await part(MAX_STATE_KEY, "key");
    if (key.length === 0) return;
    yield [key, await part(MAX_VALUE, "value")];
  }
}
