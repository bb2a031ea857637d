import type { Brand } from "./brand.ts";
import { fixedBytes } from "./bytes.ts";
import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { fromHex, type Hex, isHex, toHex } from "./hex.ts";
import type { Reader } from "./reader.ts";
import { lastSegment, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/**
 * Fixed bytes as a lower-case hex string: `===`, `Map` and `Set` work on it, string order is byte order, logs are readable.
 * The registry shows a composite of one unnamed `[u8; n]`.
 */
export class HexBytes<T extends Hex> extends Codec<T> {
  readonly type: TypeInfo;
  readonly length: number;

  constructor(path: string, length: number, name: string = lastSegment(path)) {
    super();
    this.length = length;
    const inner = fixedBytes(length);
    const field = { name: undefined, type: inner, typeName: inner.name, docs: [] };
    this.type = { name, path, params: [], def: { kind: "composite", fields: [field] }, docs: [] };
  }

  override get minSize(): number {
    return this.length;
  }

  override compare(a: T, b: T): number {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  read(r: Reader): T {
    return r.hex(this.length) as T;
  }

  write(w: Writer, value: T): void {
    if (typeof value !== "string" || !w.hex(value, this.length)) throw this.#refuse(value);
  }

  /** The same text, as a value of this type. @throws ScaleError `bad-value` unless it is canonical: `0x`, lower case, full length */
  check(value: string): T {
    if (typeof value !== "string" || !isHex(value, this.length)) throw this.#refuse(value);
    return value as T;
  }

  #refuse(value: unknown): ScaleError {
    const expected = `0x and ${this.length * 2} lower-case hex digits`;
    return new ScaleError("bad-value", `${String(value)} is not a ${this.type.name}; expected ${expected}`);
  }

  /** A value of this type from bytes or from hex in any case. @throws ScaleError `bad-hex`, `bad-value` */
  from(value: Uint8Array | string): T {
    const raw = typeof value === "string" ? fromHex(value) : value;
    if (raw.length !== this.length)
      throw new ScaleError("bad-value", `${raw.length} bytes are not a ${this.type.name}; expected ${this.length}`);
    return toHex(raw) as T;
  }
}

/** Public key of an account, 32 bytes as lower-case hex; made by the codec or by `AccountId.from`. */
export type AccountId = Brand<Hex, "AccountId">;
/** `sp_core::crypto::AccountId32`. */
export const AccountId: HexBytes<AccountId> = new HexBytes("sp_core::crypto::AccountId32", 32, "AccountId");

/** 20 bytes as lower-case hex. */
export type H160 = Hex;
/** `primitive_types::H160`, such as an Ethereum address. */
export const H160: HexBytes<H160> = new HexBytes("primitive_types::H160", 20);

/** 32 bytes as lower-case hex. */
export type H256 = Hex;
/** `primitive_types::H256`, such as a block hash. */
export const H256: HexBytes<H256> = new HexBytes("primitive_types::H256", 32);

/** 64 bytes as lower-case hex. */
export type H512 = Hex;
/** `primitive_types::H512`. */
export const H512: HexBytes<H512> = new HexBytes("primitive_types::H512", 64);
