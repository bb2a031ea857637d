import { blake2_256 } from "@waystone/crypto";
import type { StateChange, StateReader } from "@waystone/frame";
import { fromHex, toHex } from "@waystone/scale";

/** Bytes as the traces write them. */
export function plainHex(bytes: Uint8Array): string {
  return toHex(bytes).slice(2);
}

/** Bytes of what the traces write. */
export function bytesOf(hex: string): Uint8Array {
  return fromHex(`0x${hex}`);
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Raw storage of a trace, in memory: pairs by the hex of their keys. */
export class TraceState implements StateReader {
  readonly #pairs = new Map<string, Uint8Array>();
  /** All keys in order; made anew where one came or went. */
  #sorted: string[] | undefined;

  set(key: string, value: Uint8Array | undefined): void {
    if (value === undefined || !this.#pairs.has(key)) this.#sorted = undefined;
    if (value === undefined) this.#pairs.delete(key);
    else this.#pairs.set(key, value);
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#pairs.get(plainHex(key));
  }

  *entries(prefix: Uint8Array, after?: Uint8Array): Generator<readonly [Uint8Array, Uint8Array]> {
    const last = after === undefined ? undefined : plainHex(after);
    for (const [key, value] of this.pairs(plainHex(prefix)))
      if (last === undefined || key > last) yield [bytesOf(key), value];
  }

  /** Pairs whose key begins with a prefix, in the order of keys. */
  *pairs(prefix: string): Generator<readonly [key: string, value: Uint8Array]> {
    this.#sorted ??= [...this.#pairs.keys()].sort();
    for (const key of this.#sorted) {
      const value = key.startsWith(prefix) ? this.#pairs.get(key) : undefined;
      if (value !== undefined) yield [key, value];
    }
  }

  /** Takes changes over and says what each key held before; keys that hold the same afterwards are left out. */
  apply(changes: readonly StateChange[]): ReadonlyMap<string, string | undefined> {
    const before = new Map<string, string | undefined>();
    for (const [key, value] of changes) {
      const hex = plainHex(key);
      const old = this.at(hex);
      if (old !== (value === undefined ? undefined : plainHex(value))) before.set(hex, old);
      this.set(hex, value);
    }
    return before;
  }

  /** What a key holds, both as hex. */
  at(key: string): string | undefined {
    const value = this.#pairs.get(key);
    return value === undefined ? undefined : plainHex(value);
  }

  /** blake2-256 over pairs in order, each as length of key, key, length of value, value. */
  hash(pairs: Iterable<readonly [key: string, value: Uint8Array]>): string {
    const parts: Uint8Array[] = [];
    for (const [hex, value] of pairs) {
      const key = bytesOf(hex);
      parts.push(u32(key.length), key, u32(value.length), value);
    }
    return plainHex(blake2_256(concat(parts)));
  }
}
