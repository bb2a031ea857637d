import { ss58Encode } from "@waystone/crypto";
import type { AccountId, Hash } from "@waystone/primitives";
import { fromHex, toHex, Writer } from "@waystone/scale";
import { SdkError } from "../errors.ts";
import { Connection, type ConnectionOptions } from "../rpc/connection.ts";
import { type ChainExtrinsic, decodeExtrinsic } from "./blocks.ts";
import { type ChainEvent, decodeEvents } from "./events.ts";
import { ChainSchema } from "./schema.ts";
import { Submittable } from "./submittable.ts";
import type { CallsOf, CallValue, ConstantsOf, StorageOf } from "./types.ts";

/** A header as the node sends it. */
export interface RpcHeader {
  readonly parentHash: Hash;
  readonly number: string;
  readonly stateRoot: Hash;
  readonly extrinsicsRoot: Hash;
  readonly digest: { readonly logs: readonly string[] };
}

/** A block that was announced. */
export interface BlockHead {
  readonly number: number;
  readonly header: RpcHeader;
}

interface Version {
  readonly specVersion: number;
  readonly transactionVersion: number;
}

/** What of a client changes with the chain's runtime. */
interface RuntimeView {
  readonly version: Version;
  readonly schema: ChainSchema;
  readonly tx: CallsOf<Submittable>;
  readonly storage: StorageOf;
  readonly constants: ConstantsOf;
}

/** Most keys that one page of `state_getKeysPaged` brings. */
const PAGE = 1000;

/**
 * A typed client of a chain: calls, storage, constants, runtime APIs, events. Codecs come from the chain's own metadata, types from
 * the runtime's definitions.
 *
 * @example
 * const client = await Client.connect("ws://127.0.0.1:9944");
 * const { data } = await client.storage.System.Account.get(account);
 * await client.tx.Balances.transfer_keep_alive({ dest, value: 1_000_000_000n }).send(alice);
 */
export class Client {
  readonly connection: Connection;
  readonly genesisHash: Hash;
  #runtime: RuntimeView;

  private constructor(connection: Connection, genesisHash: Hash, version: Version, schema: ChainSchema) {
    this.connection = connection;
    this.genesisHash = genesisHash;
    this.#runtime = this.#view(version, schema);
  }

  /** The chain's codecs. */
  get schema(): ChainSchema {
    return this.#runtime.schema;
  }

  /** The runtime's version, by which transactions are signed. */
  get version(): Version {
    return this.#runtime.version;
  }

  /** Calls by pallet and name. */
  get tx(): CallsOf<Submittable> {
    return this.#runtime.tx;
  }

  /** Storage by pallet and name, at the newest block. */
  get storage(): StorageOf {
    return this.#runtime.storage;
  }

  /** Constants by pallet and name. */
  get constants(): ConstantsOf {
    return this.#runtime.constants;
  }

  /** Everything that changes with the runtime. */
  #view(version: Version, schema: ChainSchema): RuntimeView {
    return {
      version,
      schema,
      tx: byName(
        (pallet, call) => (args: unknown) => new Submittable(this, callValue(pallet, call, args)),
      ) as CallsOf<Submittable>,
      storage: byName((pallet, item) => this.#reader(pallet, item)) as StorageOf,
      constants: byName((pallet, name) => schema.constant(pallet, name)) as ConstantsOf,
    };
  }

  /** Connects to a node and reads its metadata. @throws SdkError `unreachable`, `bad-metadata` */
  static async connect(url: string, options?: ConnectionOptions): Promise<Client> {
    const connection = new Connection(url, options);
    try {
      const [genesisHash, version, schema] = await Promise.all([
        connection.request<Hash>("chain_getBlockHash", [0]),
        connection.request<Version>("state_getRuntimeVersion"),
        readSchema(connection),
      ]);
      return new Client(connection, genesisHash, version, schema);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /**
   * Reads codecs and version anew whenever the chain's runtime changes: for whoever stays connected for long.
   * @param onChange told of each new version once it counts
   * @param onProblem told where it cannot be read, or where the node serves another chain than before
   * @returns ends it
   */
  followRuntime(onChange: (version: Version) => void, onProblem: (error: unknown) => void): Promise<() => void> {
    const renew = async (version: Version): Promise<void> => {
      const genesis = await this.connection.request<Hash>("chain_getBlockHash", [0]);
      if (genesis !== this.genesisHash)
        throw new SdkError(
          "foreign-chain",
          `${this.connection.url} serves the chain ${genesis} now, and served ${this.genesisHash} before; connect anew`,
        );
      if (version.specVersion === this.version.specVersion) return;
      this.#runtime = this.#view(version, await readSchema(this.connection));
      onChange(version);
    };
    return this.connection.subscribe(
      ["state_subscribeRuntimeVersion", "state_unsubscribeRuntimeVersion"],
      [],
      value => void renew(value as Version).catch(onProblem),
    );
  }

  /** Any call by name, for callers that know the chain only at run time; {@link tx} is typed. @throws SdkError `unknown-name` */
  call(pallet: string, name: string, args: Readonly<Record<string, unknown>>): Submittable {
    this.schema.pallet(pallet);
    return new Submittable(this, callValue(pallet, name, args));
  }

  /** Any storage value by name; {@link storage} is typed. @throws SdkError `unknown-name` */
  async read<T>(pallet: string, item: string, ...keys: readonly unknown[]): Promise<T> {
    return (await this.#reader(pallet, item).get(...keys)) as T;
  }

  /** All pairs of a map by name, under a prefix of its keys. @throws SdkError `unknown-name` */
  async readAll<K, V>(pallet: string, item: string, ...prefix: readonly unknown[]): Promise<(readonly [K, V])[]> {
    return (await this.#reader(pallet, item).entries(...prefix)) as unknown as (readonly [K, V])[];
  }

  /** Ends the connection. */
  close(): void {
    this.connection.close();
  }

  /** Number and hash of the newest block. */
  async head(): Promise<{ readonly number: number; readonly hash: Hash }> {
    const hash = await this.connection.request<Hash>("chain_getHead");
    const header = await this.connection.request<RpcHeader>("chain_getHeader", [hash]);
    return { number: Number(header.number), hash };
  }

  /** Hash of a block. @throws SdkError `bad-arguments` where there is none */
  async hashOf(number: number): Promise<Hash> {
    const hash = await this.connection.request<Hash | null>("chain_getBlockHash", [number]);
    if (hash === null) throw new SdkError("bad-arguments", `there is no block ${number} yet`);
    return hash;
  }

  /** Hears of each new block, lost connections notwithstanding. @returns ends the subscription */
  onBlock(listener: (head: BlockHead) => void): Promise<() => void> {
    return this.connection.subscribe(["chain_subscribeNewHeads", "chain_unsubscribeNewHeads"], [], value => {
      const header = value as RpcHeader;
      listener({ number: Number(header.number), header });
    });
  }

  /** Events of a block. */
  async events(hash: Hash): Promise<readonly ChainEvent[]> {
    const key = toHex(this.schema.storage("System", "Events").key([]));
    const value = await this.connection.request<string | null>("state_getStorage", [key, hash]);
    return decodeEvents(this.schema, value === null ? undefined : fromHex(value));
  }

  /** Extrinsics of a block, decoded. @throws SdkError `bad-arguments` for a block that is not known */
  async extrinsics(hash: Hash): Promise<readonly ChainExtrinsic[]> {
    const found = await this.connection.request<{ readonly block: { readonly extrinsics: readonly string[] } } | null>(
      "chain_getBlock",
      [hash],
    );
    if (found === null) throw new SdkError("bad-arguments", `there is no block ${hash}`);
    return found.block.extrinsics.map(bytes => decodeExtrinsic(this.schema, fromHex(bytes)));
  }

  /** Calls a method of a runtime API. @throws SdkError `unknown-name`, `bad-arguments` */
  async api<T>(api: string, method: string, args: readonly unknown[] = [], at?: Hash): Promise<T> {
    const { inputs, output } = this.schema.apiMethod(api, method);
    if (inputs.length !== args.length)
      throw new SdkError(
        "bad-arguments",
        `${api}_${method} takes ${inputs.length} arguments (${inputs.map(i => i.name).join(", ")}), and ${args.length} were given`,
      );
    const w = new Writer();
    for (const [i, { codec }] of inputs.entries()) codec.write(w, args[i]);
    const result = await this.connection.request<string>("state_call", [
      `${api}_${method}`,
      toHex(w.finish()),
      at ?? null,
    ]);
    return output.decode(fromHex(result)) as T;
  }

  /** Nonce for an account's next transaction, those in the node's pool counted. */
  nextNonce(account: AccountId): Promise<number> {
    return this.connection.request<number>("account_nextIndex", [ss58Encode(fromHex(account))]);
  }

  /** Waits for a block of this number or above. */
  async waitForBlock(number: number): Promise<number> {
    const { number: now } = await this.head();
    if (now >= number) return now;
    return new Promise((resolve, reject) => {
      let end: (() => void) | undefined;
      let reached = false;
      this.onBlock(head => {
        if (head.number < number || reached) return;
        reached = true;
        end?.();
        resolve(head.number);
      }).then(stop => {
        end = stop;
        if (reached) stop();
      }, reject);
    });
  }

  #reader(pallet: string, item: string) {
    const shape = this.schema.storage(pallet, item);
    const request = this.connection.request.bind(this.connection);
    const many = async (keys: readonly (readonly unknown[])[]): Promise<unknown[]> => {
      if (keys.length === 0) return [];
      const full = keys.map(key => toHex(shape.key(key)));
      const [set] = await request<readonly [{ readonly changes: readonly (readonly [string, string | null])[] }]>(
        "state_queryStorageAt",
        [full, null],
      );
      return set.changes.map(([, value]) => shape.decode(value === null ? undefined : fromHex(value)));
    };
    return {
      async get(...keys: readonly unknown[]): Promise<unknown> {
        const value = await request<string | null>("state_getStorage", [toHex(shape.key(keys)), null]);
        return shape.decode(value === null ? undefined : fromHex(value));
      },
      many,
      async entries(...prefix: readonly unknown[]): Promise<(readonly [readonly unknown[], unknown])[]> {
        const under = toHex(shape.key(prefix));
        const out: (readonly [readonly unknown[], unknown])[] = [];
        for (let start: string = under; ; ) {
          const page = await request<readonly string[]>("state_getKeysPaged", [under, PAGE, start, null]);
          const keys = page.map(key => shape.decodeKeys(fromHex(key)));
          for (const [i, value] of (await many(keys)).entries()) out.push([keys[i] ?? [], value]);
          const last = page[page.length - 1];
          if (last === undefined || page.length < PAGE) return out;
          start = last;
        }
      },
    };
  }
}

async function readSchema(connection: Connection): Promise<ChainSchema> {
  const blob = await connection.request<string>("state_call", ["Metadata_metadata_at_version", "0x0f000000"]);
  return new ChainSchema(opaque(fromHex(blob)));
}

function callValue(pallet: string, call: string, args: unknown): CallValue {
  return { type: pallet, value: { type: call, value: args ?? {} } };
}

/** An object of two levels whose members are made when they are first asked for. */
function byName(make: (pallet: string, name: string) => unknown): unknown {
  const lazily = (build: (name: string) => unknown): unknown => {
    const made = new Map<string, unknown>();
    return new Proxy(Object.create(null), {
      get(_, name) {
        if (typeof name !== "string" || name === "then") return undefined;
        if (!made.has(name)) made.set(name, build(name));
        return made.get(name);
      },
    });
  };
  return lazily(pallet => lazily(name => make(pallet, name)));
}

/** The bytes inside `Option<OpaqueMetadata>`. */
function opaque(blob: Uint8Array): Uint8Array {
  const first = (blob[1] ?? 0) & 3;
  const skip = 1 + (first === 0 ? 1 : first === 1 ? 2 : first === 2 ? 4 : ((blob[1] ?? 0) >> 2) + 5);
  if (blob[0] !== 1) throw new SdkError("bad-metadata", "the node has no metadata of format 15");
  return blob.subarray(skip);
}
