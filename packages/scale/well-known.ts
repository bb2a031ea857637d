import { fixedBytes } from "./bytes.ts";
import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { fromHex, toHex } from "./hex.ts";
import type { Reader } from "./reader.ts";
import type { TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class HexBytes<T extends string> extends Codec<T> {
  readonly type: TypeInfo;
  override readonly minSize: number;
  readonly #name: string;

  constructor(path: string, length: number) {
    super();
    this.minSize = length;
    const names = path.split("::");
    this.#name = names[names.length - 1] ?? path;
    const field = (fixedBytes(length) as Codec<unknown>).named(`[u8; ${length}]`);
    this.type = { path: names, params: [], def: { kind: "composite", fields: [{ name: undefined, field }] }, docs: [] };
  }

  read(r: Reader): T {
    return toHex(r.bytes(this.minSize)) as string as T;
  }

  write(w: Writer, value: T): void {
    if (typeof value !== "string" || value.length !== 2 + this.minSize * 2)
      throw new ScaleError(
        "bad-value",
        `${String(value)} is not ${this.#name}: 0x and ${this.minSize * 2} hex digits are expected`,
      );
    w.bytes(fromHex(value));
  }
}

/**
 * Bytes of a fixed length that are a value of their own, as lower-case hex with `0x`: compared with `===`, usable as keys, and in
 * string order as in byte order. `path` names the Rust type.
 */
export function hexBytes<T extends string>(path: string, length: number): Codec<T> {
  return new HexBytes<T>(path, length);
}
