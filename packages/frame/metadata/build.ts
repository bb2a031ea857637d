import {
  type EnumDeprecationInfo,
  type MetadataV14,
  type MetadataV15,
  type MetadataV16,
  Registry,
  type StorageEntryType,
  tuple,
} from "@waystone/scale";
import type { RuntimeApi } from "../define/api.ts";
import { EXTRINSIC_VERSION } from "../executive/extrinsic.ts";
import type { PlacedPallet, Runtime } from "../runtime/runtime.ts";
import type { AnyStorageItem } from "../store/item.ts";
import { EMPTY_STATE } from "../store/reader.ts";
import type { Store } from "../store/store.ts";
import { type RuntimeTypes, runtimeTypes } from "./types.ts";

const NOT_DEPRECATED = { type: "NotDeprecated" } as const;
const NONE_DEPRECATED: EnumDeprecationInfo = new Map();
/** Encoded `None`: the default bytes of an optional entry. */
const NOTHING = Uint8Array.of(0);

type PalletV15 = MetadataV15["pallets"][number];
type StorageEntry = NonNullable<PalletV15["storage"]>["entries"][number];

/** Everything that the three formats are cut from, with one registry, so that type ids agree between them. */
export class MetadataSource {
  readonly #runtime: Runtime;
  readonly #registry: Registry;
  readonly #types: RuntimeTypes;
  readonly #store: Store;
  readonly #pallets: readonly PalletV15[];
  readonly #apis: MetadataV15["apis"];
  readonly #extensions: MetadataV15["extrinsic"]["signed_extensions"];
  readonly #ids: Readonly<
    Record<"call" | "event" | "error" | "extra" | "extrinsic" | "runtime" | "address" | "signature", number>
  >;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#types = runtimeTypes(runtime);
    this.#registry = new Registry(this.#types.tokens);
    this.#store = runtime.newStore(EMPTY_STATE);
    const id = (node: Parameters<Registry["id"]>[0]) => this.#registry.id(node);
    this.#pallets = runtime.placed.map(placed => this.#pallet(placed));
    this.#extensions = runtime.extensions.map(({ identifier, extra, implicit }) => ({
      identifier,
      ty: id(extra),
      additional_signed: id(implicit),
    }));
    this.#apis = runtime.apis.map(api => this.#api(api));
    const t = this.#types;
    this.#ids = {
      call: id(t.call),
      event: id(t.event),
      error: id(t.error),
      extra: id(t.extra),
      extrinsic: id(t.extrinsic),
      runtime: id(t.runtime),
      address: id(t.address),
      signature: id(t.signature),
    };
  }

  /** Format 14. */
  v14(): MetadataV14 {
    return {
      types: this.#registry.types,
      pallets: this.#pallets.map(({ docs: _, ...pallet }) => pallet),
      extrinsic: { ty: this.#ids.extrinsic, version: EXTRINSIC_VERSION, signed_extensions: this.#extensions },
      ty: this.#ids.runtime,
    };
  }

  /** Format 15. */
  v15(): MetadataV15 {
    return {
      types: this.#registry.types,
      pallets: this.#pallets,
      extrinsic: {
        version: EXTRINSIC_VERSION,
        address_ty: this.#ids.address,
        call_ty: this.#ids.call,
        signature_ty: this.#ids.signature,
        extra_ty: this.#ids.extra,
        signed_extensions: this.#extensions,
      },
      ty: this.#ids.runtime,
      apis: this.#apis,
      outer_enums: this.#outerEnums(),
      custom: { map: new Map() },
    };
  }

  /** Format 16. */
  v16(): MetadataV16 {
    const enumOf = (part: { readonly ty: number } | undefined) =>
      part === undefined ? undefined : { ty: part.ty, deprecation_info: NONE_DEPRECATED };
    return {
      types: this.#registry.types,
      pallets: this.#pallets.map(pallet => ({
        ...pallet,
        storage:
          pallet.storage === undefined
            ? undefined
            : {
                prefix: pallet.storage.prefix,
                entries: pallet.storage.entries.map(entry => ({ ...entry, deprecation_info: NOT_DEPRECATED })),
              },
        calls: enumOf(pallet.calls),
        event: enumOf(pallet.event),
        error: enumOf(pallet.error),
        constants: pallet.constants.map(constant => ({ ...constant, deprecation_info: NOT_DEPRECATED })),
        associated_types: [],
        view_functions: [],
        deprecation_info: NOT_DEPRECATED,
      })),
      extrinsic: {
        versions: Uint8Array.of(EXTRINSIC_VERSION),
        address_ty: this.#ids.address,
        call_ty: this.#ids.call,
        signature_ty: this.#ids.signature,
        transaction_extensions_by_version: new Map([[0, this.#extensions.map((_, i) => i)]]),
        transaction_extensions: this.#extensions.map(({ identifier, ty, additional_signed }) => ({
          identifier,
          ty,
          implicit: additional_signed,
        })),
      },
      apis: this.#apis.map((api, i) => ({
        ...api,
        methods: api.methods.map(method => ({ ...method, deprecation_info: NOT_DEPRECATED })),
        version: this.#runtime.apis[i]?.version ?? 1,
        deprecation_info: NOT_DEPRECATED,
      })),
      outer_enums: this.#outerEnums(),
      custom: { map: new Map() },
    };
  }

  #outerEnums(): MetadataV15["outer_enums"] {
    return { call_enum_ty: this.#ids.call, event_enum_ty: this.#ids.event, error_enum_ty: this.#ids.error };
  }

  #pallet(placed: PlacedPallet): PalletV15 {
    const types = this.#types.pallets.get(placed);
    const part = (node: Parameters<Registry["id"]>[0] | undefined) =>
      node === undefined ? undefined : { ty: this.#registry.id(node) };
    return {
      name: placed.name,
      storage:
        placed.storage.length === 0
          ? undefined
          : { prefix: placed.name, entries: placed.storage.map(([name, item]) => this.#storage(name, item)) },
      calls: part(types?.call),
      event: part(types?.event),
      constants: placed.constants.map(([name, { codec, docs, value }]) => ({
        name,
        ty: this.#registry.id(codec),
        value: codec.encode(value(this.#runtime.ports), this.#runtime.codecs),
        docs: [...docs],
      })),
      error: part(types?.error),
      index: placed.index,
      docs: placed.pallet.docs,
    };
  }

  #storage(name: string, item: AnyStorageItem): StorageEntry {
    const value = this.#registry.id(item.value);
    return {
      name,
      modifier: item.hasDefault ? "Default" : "Optional",
      ty: this.#storageType(item, value),
      default: item.hasDefault ? item.encodeValue(item.absent(this.#store), this.#store) : NOTHING,
      docs: item.docs,
    };
  }

  #storageType(item: AnyStorageItem, value: number): StorageEntryType {
    const [first, ...more] = item.keys;
    if (first === undefined) return { type: "Plain", value };
    const key = more.length === 0 ? first.codec : tuple(...item.keys.map(k => k.codec));
    return { type: "Map", value: { hashers: item.keys.map(k => k.hasher), key: this.#registry.id(key), value } };
  }

  #api(api: RuntimeApi): MetadataV15["apis"][number] {
    return {
      name: api.name,
      docs: api.docs,
      methods: Object.entries(api.methods).map(([name, method]) => ({
        name,
        inputs: method.fields.map(([field, { codec }]) => ({ name: field, ty: this.#registry.id(codec) })),
        output: this.#registry.id(method.result),
        docs: method.docs,
      })),
    };
  }
}
