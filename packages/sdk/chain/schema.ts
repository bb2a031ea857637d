import { blake2_128, blake2_256, twox64, twox128, twox256 } from "@waystone/crypto";
import { type Codec, decodeMetadata, type MetadataV15, Reader, RegistryCodecs } from "@waystone/scale";
import { SdkError } from "../errors.ts";

type PalletMetadata = MetadataV15["pallets"][number];
type StorageEntry = NonNullable<PalletMetadata["storage"]>["entries"][number];

const text = new TextEncoder();

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

interface Hasher {
  /** Bytes before the key, or `undefined` where the key cannot be read back. */
  readonly skip: number | undefined;
  hash(encoded: Uint8Array): Uint8Array;
}

const HASHERS: Readonly<Record<string, Hasher>> = {
  Identity: { skip: 0, hash: e => e },
  Blake2_128Concat: { skip: 16, hash: e => join([blake2_128(e), e]) },
  Twox64Concat: { skip: 8, hash: e => join([twox64(e), e]) },
  Blake2_128: { skip: undefined, hash: blake2_128 },
  Blake2_256: { skip: undefined, hash: blake2_256 },
  Twox128: { skip: undefined, hash: twox128 },
  Twox256: { skip: undefined, hash: twox256 },
};

/** One storage item as metadata describes it: keys, value, default. */
export class StorageShape {
  readonly name: string;
  readonly prefix: Uint8Array;
  readonly hasDefault: boolean;
  readonly #entry: StorageEntry;
  readonly #value: Codec<unknown>;
  readonly #keys: readonly { readonly codec: Codec<unknown>; readonly hasher: Hasher }[];

  constructor(pallet: string, entry: StorageEntry, codecs: RegistryCodecs, keyIds: (id: number) => readonly number[]) {
    this.name = `${pallet}.${entry.name}`;
    this.#entry = entry;
    this.hasDefault = entry.modifier === "Default";
    this.prefix = join([twox128(text.encode(pallet)), twox128(text.encode(entry.name))]);
    if (entry.ty.type === "Plain") {
      this.#value = codecs.codec(entry.ty.value);
      this.#keys = [];
      return;
    }
    const { hashers, key, value } = entry.ty.value;
    this.#value = codecs.codec(value);
    const ids = hashers.length === 1 ? [key] : keyIds(key);
    this.#keys = hashers.map((name, i) => {
      const id = ids[i];
      const hasher = HASHERS[name];
      if (id === undefined || hasher === undefined)
        throw new SdkError("bad-metadata", `${this.name} has a key ${i} that cannot be hashed`);
      return { codec: codecs.codec(id), hasher };
    });
  }

  /** Full key, or the prefix of the first keys. @throws SdkError `bad-arguments` for too many keys */
  key(keys: readonly unknown[]): Uint8Array {
    if (keys.length > this.#keys.length)
      throw new SdkError("bad-arguments", `${this.name} has ${this.#keys.length} keys, and ${keys.length} were given`);
    return join([this.prefix, ...keys.map((key, i) => this.#hash(i, key))]);
  }

  /** The keys behind a full key. */
  decodeKeys(full: Uint8Array): readonly unknown[] {
    const r = new Reader(full.subarray(this.prefix.length));
    return this.#keys.map(({ codec, hasher }) => {
      if (hasher.skip === undefined)
        throw new SdkError("bad-arguments", `keys of ${this.name} cannot be read back from their hashes`);
      r.bytes(hasher.skip);
      return codec.read(r);
    });
  }

  /** The value of stored bytes; the default, or `undefined`, where there are none. */
  decode(bytes: Uint8Array | undefined): unknown {
    if (bytes !== undefined) return this.#value.decodeTolerant(bytes);
    return this.hasDefault ? this.#value.decodeTolerant(this.#entry.default) : undefined;
  }

  #hash(i: number, key: unknown): Uint8Array {
    const part = this.#keys[i];
    if (part === undefined) throw new SdkError("bad-arguments", `${this.name} has no key ${i}`);
    return part.hasher.hash(part.codec.encode(key));
  }
}

/** A chain's metadata, ready to encode calls and to decode what the chain answers. */
export class ChainSchema {
  readonly metadata: MetadataV15;
  readonly codecs: RegistryCodecs;
  readonly call: Codec<unknown>;
  readonly #pallets: ReadonlyMap<string, PalletMetadata>;
  readonly #storage = new Map<string, StorageShape>();

  /** @param bytes metadata of format 15 @throws SdkError `bad-metadata` */
  constructor(bytes: Uint8Array) {
    const decoded = decodeMetadata(bytes);
    if (decoded.type !== "V15")
      throw new SdkError("bad-metadata", `the node gave metadata of format ${decoded.type}; format V15 is needed`);
    this.metadata = decoded.value;
    this.codecs = new RegistryCodecs(this.metadata.types);
    this.call = this.codecs.codec(this.metadata.outer_enums.call_enum_ty);
    this.#pallets = new Map(this.metadata.pallets.map(pallet => [pallet.name, pallet]));
  }

  /** A pallet by name. @throws SdkError `unknown-name` */
  pallet(name: string): PalletMetadata {
    const pallet = this.#pallets.get(name);
    if (pallet === undefined)
      throw new SdkError(
        "unknown-name",
        `the chain has no pallet "${name}"; it has ${[...this.#pallets.keys()].join(", ")}`,
      );
    return pallet;
  }

  /** A storage item by pallet and name. @throws SdkError `unknown-name` */
  storage(pallet: string, name: string): StorageShape {
    const id = `${pallet}.${name}`;
    const known = this.#storage.get(id);
    if (known !== undefined) return known;
    const entry = this.pallet(pallet).storage?.entries.find(e => e.name === name);
    if (entry === undefined) throw new SdkError("unknown-name", `the chain has no storage item ${id}`);
    const shape = new StorageShape(pallet, entry, this.codecs, key => this.#tupleOf(key));
    this.#storage.set(id, shape);
    return shape;
  }

  /** A constant's value. @throws SdkError `unknown-name` */
  constant(pallet: string, name: string): unknown {
    const constant = this.pallet(pallet).constants.find(c => c.name === name);
    if (constant === undefined) throw new SdkError("unknown-name", `the chain has no constant ${pallet}.${name}`);
    return this.codecs.codec(constant.ty).decode(constant.value);
  }

  /** Arguments and result of a runtime API's method. @throws SdkError `unknown-name` */
  apiMethod(
    api: string,
    method: string,
  ): {
    readonly inputs: readonly { readonly name: string; readonly codec: Codec<unknown> }[];
    readonly output: Codec<unknown>;
  } {
    const found = this.metadata.apis.find(a => a.name === api)?.methods.find(m => m.name === method);
    if (found === undefined) throw new SdkError("unknown-name", `the chain has no runtime API ${api}_${method}`);
    return {
      inputs: found.inputs.map(({ name, ty }) => ({ name, codec: this.codecs.codec(ty) })),
      output: this.codecs.codec(found.output),
    };
  }

  /** Name and docs of a pallet's error. */
  errorOf(
    palletIndex: number,
    errorIndex: number,
  ): { readonly pallet: string; readonly name: string; readonly docs: string } {
    const pallet = this.metadata.pallets.find(p => p.index === palletIndex);
    const type = pallet?.error === undefined ? undefined : this.metadata.types[pallet.error.ty]?.ty.type_def;
    const variant = type?.type === "Variant" ? type.value.variants.find(v => v.index === errorIndex) : undefined;
    return {
      pallet: pallet?.name ?? `pallet ${palletIndex}`,
      name: variant?.name ?? `error ${errorIndex}`,
      docs: variant?.docs.join(" ") ?? "",
    };
  }

  #tupleOf(id: number): readonly number[] {
    const def = this.metadata.types[id]?.ty.type_def;
    if (def?.type !== "Tuple")
      throw new SdkError("bad-metadata", `type ${id} is the key of a map with several hashers and no tuple`);
    return def.value;
  }
}
