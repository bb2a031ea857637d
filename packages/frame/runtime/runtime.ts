import { type Codec, encodeMetadata, type Metadata } from "@waystone/scale";
import type { RuntimeApi } from "../define/api.ts";
import type { CallDef, CodecEnv, RuntimeCall } from "../define/call.ts";
import type { ConstantDef } from "../define/constant.ts";
import type { EventDef } from "../define/event.ts";
import type { TransactionExtension } from "../define/extension.ts";
import type { AnyPallet } from "../define/pallet.ts";
import { type Port, Ports, type Provision } from "../define/port.ts";
import { FrameError } from "../errors.ts";
import { MetadataSource } from "../metadata/build.ts";
import { metadataHash, type TokenInfo } from "../metadata/digest.ts";
import { latin1 } from "../store/bytes.ts";
import type { AnyStorageItem } from "../store/item.ts";
import type { StateReader } from "../store/reader.ts";
import { Store, type StoreEnv } from "../store/store.ts";
import { CallCodec } from "./call-codec.ts";
import { ErrorCodec } from "./error-codec.ts";
import { EventCodec } from "./event-codec.ts";

/** Which software a chain runs; clients cache metadata by `specVersion`. */
export interface Version {
  readonly specName: string;
  readonly implName: string;
  readonly authoringVersion: number;
  readonly specVersion: number;
  readonly implVersion: number;
  readonly transactionVersion: number;
  /** 1: values longer than 32 bytes are hashed in the trie. */
  readonly stateVersion: number;
}

/** The pallets of a runtime: name → [index on the wire, pallet]. */
export type PalletTable = Readonly<Record<string, readonly [index: number, pallet: AnyPallet]>>;

/** What `defineRuntime` is given. */
export interface RuntimeSpec<P extends PalletTable> {
  /** Name of the crate in type paths of the metadata, such as `node_subtensor_runtime`. */
  readonly crate: string;
  readonly version: Version;
  readonly pallets: P;
  readonly ports: readonly Provision[];
  /** In the order in which they are encoded, checked and applied. */
  readonly extensions: readonly TransactionExtension[];
  readonly apis: readonly RuntimeApi[];
}

/** A pallet in its place, with its parts as tables. */
export interface PlacedPallet {
  readonly index: number;
  readonly name: string;
  readonly pallet: AnyPallet;
  readonly storage: readonly (readonly [name: string, item: AnyStorageItem])[];
  readonly calls: readonly (readonly [name: string, call: CallDef<unknown>])[];
  readonly events: readonly (readonly [name: string, event: EventDef])[];
  readonly errors: readonly (readonly [name: string, error: { readonly index: number; readonly docs: string }])[];
  readonly constants: readonly (readonly [name: string, constant: ConstantDef<unknown>])[];
}

/** A composed runtime: what the executive, the metadata and the node work with. Holds no state. */
export class Runtime<P extends PalletTable = PalletTable> implements StoreEnv {
  readonly crate: string;
  readonly version: Version;
  /** The pallets as composed; its type is what the SDK's types come from. */
  readonly pallets: P;
  /** The pallets in order of their index. */
  readonly placed: readonly PlacedPallet[];
  readonly ports: Ports;
  readonly extensions: readonly TransactionExtension[];
  readonly apis: readonly RuntimeApi[];
  readonly calls: CallCodec;
  readonly events: EventCodec;
  readonly errors: ErrorCodec;
  readonly codecs: CodecEnv;
  readonly #items = new Map<string, AnyStorageItem>();
  #source: MetadataSource | undefined;
  readonly #metadata = new Map<number, Uint8Array>();

  constructor(spec: RuntimeSpec<P>) {
    this.crate = spec.crate;
    this.version = spec.version;
    this.pallets = spec.pallets;
    this.placed = place(spec.pallets);
    this.ports = new Ports(spec.ports);
    this.extensions = spec.extensions;
    this.apis = spec.apis;
    this.calls = new CallCodec(this.placed);
    this.events = new EventCodec(this.placed);
    this.errors = new ErrorCodec(this.placed);
    this.codecs = { calls: this.calls as Codec<RuntimeCall>, events: this.events as Codec<unknown> };
    for (const { storage } of this.placed) for (const [, item] of storage) this.#items.set(latin1(item.prefix), item);
  }

  /** The item that owns a full key, by its first 32 bytes. */
  findItem(key: Uint8Array): AnyStorageItem | undefined {
    return key.length < 32 ? undefined : this.#items.get(latin1(key.subarray(0, 32)));
  }

  /** What stands behind a port. @throws FrameError `missing-port` */
  use<T>(port: Port<T>): T {
    return this.ports.use(port);
  }

  /** A store over committed state in which this runtime can work. */
  newStore(reader: StateReader): Store {
    return new Store(reader, this);
  }

  /** Metadata in a format, encoded and kept; `undefined` for a format that is not written (14, 15 and 16 are). */
  metadata(format: number): Uint8Array | undefined {
    const known = this.#metadata.get(format);
    if (known !== undefined) return known;
    if (format < 14 || format > 16) return undefined;
    this.#source ??= new MetadataSource(this);
    const value: Metadata =
      format === 14
        ? { type: "V14", value: this.#source.v14() }
        : format === 15
          ? { type: "V15", value: this.#source.v15() }
          : { type: "V16", value: this.#source.v16() };
    const encoded = encodeMetadata(value);
    this.#metadata.set(format, encoded);
    return encoded;
  }

  /**
   * The hash of the metadata that wallets sign for (RFC 78), for a token of this symbol and so many decimals.
   * Reckoned anew each time: 10 to 30 ms for a runtime of thirteen pallets. Keep it.
   */
  metadataHash(token: TokenInfo): Uint8Array {
    this.#source ??= new MetadataSource(this);
    return metadataHash(this.#source.v15(), this.version, token);
  }

  /** The pallet of a name. @throws FrameError `unknown-pallet` */
  pallet(name: string): PlacedPallet {
    const found = this.placed.find(p => p.name === name);
    if (found === undefined)
      throw new FrameError(
        "unknown-pallet",
        `there is no pallet "${name}"; this runtime has ${this.placed.map(p => p.name).join(", ")}`,
      );
    return found;
  }
}

/** Composes a runtime. @throws FrameError for an index or a name that is given twice */
export function defineRuntime<const P extends PalletTable>(spec: RuntimeSpec<P>): Runtime<P> {
  return new Runtime(spec);
}

function place(table: PalletTable): readonly PlacedPallet[] {
  const seen = new Map<number, string>();
  const placed = Object.entries(table).map(([name, [index, pallet]]): PlacedPallet => {
    const other = seen.get(index);
    if (other !== undefined)
      throw new FrameError("duplicate-index", `pallets ${other} and ${name} both have index ${index}`);
    if (name !== pallet.name)
      throw new FrameError(
        "duplicate-name",
        `pallet ${pallet.name} is composed under the name ${name}; storage keys are made from the pallet's own name`,
      );
    seen.set(index, name);
    return {
      index,
      name,
      pallet,
      storage: entries<AnyStorageItem>(pallet.storage),
      calls: byIndex(entries<CallDef<unknown>>(pallet.calls)),
      events: byIndex(entries<EventDef>(pallet.events)),
      errors: byIndex(entries<{ readonly index: number; readonly docs: string }>(pallet.errors)),
      constants: entries<ConstantDef<unknown>>(pallet.constants),
    };
  });
  return placed.sort((a, b) => a.index - b.index);
}

function entries<T>(part: unknown): [string, T][] {
  // `definePallet` typed and checked the parts; here they are handled whatever they are.
  return Object.entries(part as Readonly<Record<string, T>>);
}

function byIndex<T extends { readonly index: number }>(list: [string, T][]): [string, T][] {
  return list.sort(([, a], [, b]) => a.index - b.index);
}
