import type { Port } from "../define/port.ts";
import { FrameError } from "../errors.ts";
import { equalBytes, latin1, startsWith } from "./bytes.ts";
import { ABSENT, Branch, Entry } from "./entry.ts";
import type { AnyStorageItem } from "./item.ts";
import type { StateChange, StateReader } from "./reader.ts";

/** What a store needs to know of the runtime in which it runs. */
export interface StoreEnv {
  /** Handed to each codec's reader and writer, so that values may hold calls of this runtime. */
  readonly codecs: unknown;
  /** The item whose prefix (pallet and item, 32 bytes) a full key begins with. */
  findItem(key: Uint8Array): AnyStorageItem | undefined;
  /** What the runtime provides behind a port: defaults of storage items follow from its configuration. @throws FrameError `missing-port` */
  use<T>(port: Port<T>): T;
}

/** One event with what it belongs to; the executive gives both their types. */
export type LoggedEvent = unknown;

interface Saved {
  readonly entry: Entry;
  readonly value: unknown;
  readonly raw: Uint8Array | undefined;
  readonly dirty: boolean;
}

interface Mark {
  readonly id: number;
  readonly undo: number;
  readonly events: number;
}

const rawBytes = (value: unknown): Uint8Array => value as Uint8Array;

/** Entries that are kept over a commit before all are dropped: 0.7 kB each, so about 140 MB at the most. */
const CACHE_LIMIT = 200_000;

/**
 * The state as a runtime sees it while it works: decoded values over committed bytes, with nested layers.
 *
 * Keys are hashed when an entry is first seen and values are encoded once, when a block is committed. A layer is a mark in a
 * journal: writing pushes the old value, rolling back replays backwards. Design and figures: `frame.md` 3.
 */
export class Store {
  readonly env: StoreEnv;
  #reader: StateReader;
  #roots: (Branch | Entry | undefined)[] = [];
  #unknown = new Map<string, Entry>();
  #count = 0;
  #listed: Entry[] = [];
  #undo: Saved[] = [];
  #layers: Mark[] = [];
  #layer = 0;
  #lastLayer = 0;
  #events: LoggedEvent[] = [];

  constructor(reader: StateReader, env: StoreEnv) {
    this.#reader = reader;
    this.env = env;
  }

  /** Value of an item, decoded, or {@link ABSENT}. */
  read(item: AnyStorageItem, keys: readonly unknown[]): unknown {
    const entry = this.#find(item, keys, false);
    return entry === undefined ? ABSENT : entry.value;
  }

  /** Writes a decoded value, or {@link ABSENT} to remove it. */
  write(item: AnyStorageItem, keys: readonly unknown[], value: unknown): void {
    const entry = this.#find(item, keys, value !== ABSENT);
    if (entry !== undefined) this.#assign(entry, value, undefined);
  }

  /** Entries of an item under a prefix of its keys, in the order of their hashed keys. Entries whose value is {@link ABSENT} must be passed over. */
  under(item: AnyStorageItem, prefix: readonly unknown[]): readonly Entry[] {
    let node = this.#root(item);
    for (const [depth, key] of prefix.entries()) {
      if (node instanceof Entry) break;
      const mapKey = item.mapKey(depth, key);
      let child = node.children.get(mapKey);
      if (child === undefined) {
        if (node.complete) return [];
        child = new Branch(false);
        node.children.set(mapKey, child);
      }
      node = child;
    }
    if (node instanceof Entry) return [node];
    if (!node.complete) this.#load(item, prefix, node);
    return node.entries();
  }

  /** The bytes stored under any full key, whether or not an item of this runtime owns it. */
  getRaw(key: Uint8Array): Uint8Array | undefined {
    return this.#locate(key).bytes();
  }

  /**
   * Writes bytes under a full key, or removes it. An item that owns the key sees the decoded value; bytes beyond it are kept
   * until the item is written again (decision "stored values").
   */
  setRaw(key: Uint8Array, bytes: Uint8Array | undefined): void {
    const entry = this.#locate(key);
    if (bytes === undefined) return this.#assign(entry, ABSENT, undefined);
    const item = this.env.findItem(key);
    this.#assign(entry, item === undefined ? bytes : item.decodeValue(bytes, this), bytes);
  }

  /** Removes at most `limit` keys that begin with `prefix`, and says how many there were to remove. */
  clearRawPrefix(prefix: Uint8Array, limit: number): number {
    const found = new Set<string>();
    for (const [key] of this.#reader.entries(prefix)) found.add(latin1(key));
    const order = latin1(prefix);
    for (const entry of this.#listed) if (entry.order.startsWith(order)) found.add(entry.order);
    let removed = 0;
    for (const text of [...found].sort()) {
      if (removed === limit) break;
      const key = Uint8Array.from(text, c => c.charCodeAt(0));
      if (!startsWith(key, prefix) || this.getRaw(key) === undefined) continue;
      this.setRaw(key, undefined);
      removed++;
    }
    return removed;
  }

  /** Opens a layer: what is written from here on can be dropped as a whole. */
  begin(): void {
    this.#layers.push({ id: this.#layer, undo: this.#undo.length, events: this.#events.length });
    this.#layer = ++this.#lastLayer;
  }

  /** Closes the innermost layer and keeps what it wrote. @throws FrameError `no-open-layer` */
  keep(): void {
    const mark = this.#pop();
    // With no layer left nobody can roll back any more, and the journal has no reader.
    if (this.#layers.length === 0) this.#undo.length = 0;
    this.#layer = mark.id;
  }

  /** Closes the innermost layer and undoes what it wrote, events included. @throws FrameError `no-open-layer` */
  drop(): void {
    const mark = this.#pop();
    for (let i = this.#undo.length - 1; i >= mark.undo; i--) {
      const saved = this.#undo[i];
      if (saved === undefined) continue;
      saved.entry.value = saved.value;
      saved.entry.raw = saved.raw;
      saved.entry.dirty = saved.dirty;
    }
    this.#undo.length = mark.undo;
    this.#events.length = mark.events;
    this.#layer = mark.id;
  }

  /** How many layers are open. */
  get openLayers(): number {
    return this.#layers.length;
  }

  /** Runs `body` in a layer of its own: kept if it returns, dropped if it throws. */
  transactional<T>(body: () => T): T {
    this.begin();
    let result: T;
    try {
      result = body();
    } catch (error) {
      this.drop();
      throw error;
    }
    this.keep();
    return result;
  }

  /** Runs `body` in a layer that is dropped in any case: what would happen if. */
  simulate<T>(body: () => T): T {
    this.begin();
    try {
      return body();
    } finally {
      this.drop();
    }
  }

  /** Logs an event; it goes with the layer in which it was logged. */
  log(event: LoggedEvent): void {
    this.#events.push(event);
  }

  /** Events logged since they were last taken. */
  get events(): readonly LoggedEvent[] {
    return this.#events;
  }

  /** Takes all logged events out. */
  takeEvents(): LoggedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** All changes since the last {@link settle}, in key order, encoded. Cost: 2–4 µs a changed entry. */
  changes(): StateChange[] {
    const dirty = this.#listed.filter(entry => entry.dirty);
    dirty.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    return dirty.map(entry => [entry.key, entry.bytes()]);
  }

  /** The state now holds {@link changes}: nothing is dirty any more, and reads go to `reader`. @throws FrameError `no-open-layer` while a layer is open */
  settle(reader: StateReader): void {
    if (this.#layers.length > 0)
      throw new FrameError(
        "no-open-layer",
        `${this.#layers.length} layers are still open; keep or drop them before settling`,
      );
    for (const entry of this.#listed) {
      entry.dirty = false;
      entry.listed = false;
    }
    this.#listed = [];
    this.#reader = reader;
    if (this.#count > CACHE_LIMIT) this.forget();
  }

  /** Drops all decoded values, and whatever was not taken by {@link changes}. */
  forget(): void {
    this.#roots = [];
    this.#unknown.clear();
    this.#listed = [];
    this.#undo = [];
    this.#count = 0;
  }

  #pop(): Mark {
    const mark = this.#layers.pop();
    if (mark === undefined) throw new FrameError("no-open-layer", "no storage layer is open; call begin() first");
    return mark;
  }

  #assign(entry: Entry, value: unknown, raw: Uint8Array | undefined): void {
    if (this.#layers.length > 0 && entry.savedBy !== this.#layer) {
      this.#undo.push({ entry, value: entry.value, raw: entry.raw, dirty: entry.dirty });
      entry.savedBy = this.#layer;
    }
    entry.value = value;
    entry.raw = raw;
    entry.dirty = true;
    if (!entry.listed) {
      entry.listed = true;
      this.#listed.push(entry);
    }
  }

  #root(item: AnyStorageItem): Branch | Entry {
    const known = this.#roots[item.slot];
    if (known !== undefined) return known;
    const root = item.depth === 0 ? this.#fetch(item, [], false) : new Branch(false);
    this.#roots[item.slot] = root;
    return root;
  }

  /** The entry of a key; where it is known to be absent there is none, unless `create`. */
  #find(item: AnyStorageItem, keys: readonly unknown[], create: boolean): Entry | undefined {
    let node = this.#root(item);
    const depth = item.depth;
    for (let i = 0; i < depth; i++) {
      if (node instanceof Entry) break;
      const mapKey = item.mapKey(i, keys[i]);
      let child = node.children.get(mapKey);
      if (child === undefined) {
        if (node.complete && !create) return undefined;
        if (i + 1 === depth) {
          // Callers may reuse their array of keys.
          child = this.#fetch(item, keys.slice(), node.complete);
          this.#forgetOrder(item, keys, depth);
        } else child = new Branch(node.complete);
        node.children.set(mapKey, child);
      }
      node = child;
    }
    return node instanceof Entry ? node : undefined;
  }

  #forgetOrder(item: AnyStorageItem, keys: readonly unknown[], depth: number): void {
    let node = this.#roots[item.slot];
    for (let i = 0; i < depth && node instanceof Branch; i++) {
      node.sorted = undefined;
      node = node.children.get(item.mapKey(i, keys[i]));
    }
  }

  #fetch(item: AnyStorageItem, keys: readonly unknown[], knownAbsent: boolean): Entry {
    const key = item.fullKey(keys);
    const bytes = knownAbsent ? undefined : this.#reader.get(key);
    return this.#entry(item, key, keys, bytes);
  }

  #entry(item: AnyStorageItem, key: Uint8Array, keys: readonly unknown[], bytes: Uint8Array | undefined): Entry {
    this.#count++;
    const value = bytes === undefined ? ABSENT : item.decodeValue(bytes, this);
    // Bytes that do not decode are kept as they are; the item then reads as absent.
    const raw = value === ABSENT ? bytes : undefined;
    return new Entry(key, keys, v => item.encodeValue(v, this), value, raw);
  }

  #load(item: AnyStorageItem, prefix: readonly unknown[], branch: Branch): void {
    for (const [key, bytes] of this.#reader.entries(item.partialKey(prefix))) {
      const keys = item.decodeKeys(key, this);
      if (keys === undefined) continue;
      this.#adopt(item, branch, prefix.length, key, keys, bytes);
    }
    branch.sorted = undefined;
    branch.markComplete();
  }

  #adopt(
    item: AnyStorageItem,
    from: Branch,
    depth: number,
    key: Uint8Array,
    keys: readonly unknown[],
    bytes: Uint8Array,
  ) {
    let node = from;
    for (let i = depth; i < item.depth; i++) {
      const mapKey = item.mapKey(i, keys[i]);
      const child = node.children.get(mapKey);
      node.sorted = undefined;
      if (i + 1 === item.depth) {
        if (child === undefined) node.children.set(mapKey, this.#entry(item, key, keys, bytes));
      } else if (child instanceof Branch) node = child;
      else {
        const next = new Branch(false);
        node.children.set(mapKey, next);
        node = next;
      }
    }
  }

  #locate(key: Uint8Array): Entry {
    const item = this.env.findItem(key);
    const keys = item?.decodeKeys(key, this);
    if (item !== undefined && keys !== undefined) {
      const entry = this.#find(item, keys, true);
      if (entry !== undefined && equalBytes(entry.key, key)) return entry;
    }
    const id = latin1(key);
    let entry = this.#unknown.get(id);
    if (entry === undefined) {
      const bytes = this.#reader.get(key);
      entry = new Entry(key.slice(), [], rawBytes, bytes ?? ABSENT, undefined);
      this.#unknown.set(id, entry);
    }
    return entry;
  }
}
