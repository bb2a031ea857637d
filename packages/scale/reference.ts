import { Codec } from "./codec.ts";
import type { Reader } from "./reader.ts";
import { plainType, type TypeInfo, type TypeNode } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class Lazy<T> extends Codec<T> {
  readonly #name: string;
  readonly #resolve: () => Codec<T>;
  #codec: Codec<T> | undefined;
  /** Set while a property of the target is asked for that may come back here. */
  #asked = false;

  constructor(name: string, resolve: () => Codec<T>) {
    super();
    this.#name = name;
    this.#resolve = resolve;
  }

  get target(): Codec<T> {
    this.#codec ??= this.#resolve();
    return this.#codec;
  }

  get type(): TypeInfo {
    return this.target.type;
  }

  override get name(): string {
    return this.#name;
  }

  override get minSize(): number {
    return this.#once(0, codec => codec.minSize);
  }

  override get nullable(): boolean {
    return this.#once(false, codec => codec.nullable);
  }

  #once<P>(meanwhile: P, ask: (codec: Codec<T>) => P): P {
    if (this.#asked) return meanwhile;
    this.#asked = true;
    try {
      return ask(this.target);
    } finally {
      this.#asked = false;
    }
  }

  override compare(a: T, b: T): number {
    return this.target.compare(a, b);
  }

  read(r: Reader): T {
    r.enter();
    const value = this.target.read(r);
    r.leave();
    return value;
  }

  write(w: Writer, value: T): void {
    w.enter();
    this.target.write(w, value);
    w.leave();
  }
}

/**
 * A codec that is defined later, for recursive types. Each pass through it counts as one level of nesting.
 * @param name how a field of the type is written in Rust @param resolve called once, when first needed
 */
export function lazy<T>(name: string, resolve: () => Codec<T>): Codec<T> {
  return new Lazy(name, resolve);
}

/** Another name for a codec: same bytes, same type in the registry, its own `typeName` and JS type. */
export class Alias<T> extends Codec<T> {
  readonly target: Codec<T>;
  readonly type: TypeInfo;

  constructor(name: string, target: Codec<T>) {
    super();
    this.target = target;
    this.type = { ...target.type, name };
  }

  override get minSize(): number {
    return this.target.minSize;
  }

  override get nullable(): boolean {
    return this.target.nullable;
  }

  override compare(a: T, b: T): number {
    return this.target.compare(a, b);
  }

  read(r: Reader): T {
    return this.target.read(r);
  }

  write(w: Writer, value: T): void {
    this.target.write(w, value);
  }
}

/**
 * A transparent newtype: the registry shows the type inside, fields show this name as `typeName`.
 * @example `export type NetUid = Flavour<number, "NetUid">; export const NetUid = alias<NetUid>("NetUid", u16);`
 */
export function alias<T>(name: string, codec: Codec<T>): Codec<T> {
  return new Alias(name, codec);
}

/** The codec behind all aliases; `lazy` is not looked through, since it may not be defined yet. */
export function unaliased(codec: Codec<unknown>): Codec<unknown> {
  return codec instanceof Alias ? unaliased(codec.target) : codec;
}

class Token<T> extends Codec<T> {
  readonly type: TypeInfo;
  readonly #read: (r: Reader) => T;
  readonly #write: (w: Writer, value: T) => void;

  constructor(name: string, read: (r: Reader) => T, write: (w: Writer, value: T) => void) {
    super();
    this.type = plainType(name, { kind: "token", token: name });
    this.#read = read;
    this.#write = write;
  }

  read(r: Reader): T {
    return this.#read(r);
  }

  write(w: Writer, value: T): void {
    this.#write(w, value);
  }
}

/**
 * A type that only the runtime at hand knows, such as `RuntimeCall`: read and written through the cursor's `env`, and resolved
 * to a type by the registry.
 */
export function token<T>(name: string, read: (r: Reader) => T, write: (w: Writer, value: T) => void): Codec<T> {
  return new Token(name, read, write);
}

class Retyped<T> extends Codec<T> {
  readonly type: TypeInfo;
  readonly #codec: Codec<T>;

  constructor(codec: Codec<T>, type: TypeInfo) {
    super();
    this.#codec = codec;
    this.type = type;
  }

  override get minSize(): number {
    return this.#codec.minSize;
  }

  override get nullable(): boolean {
    return this.#codec.nullable;
  }

  override compare(a: T, b: T): number {
    return this.#codec.compare(a, b);
  }

  read(r: Reader): T {
    return this.#codec.read(r);
  }

  write(w: Writer, value: T): void {
    this.#codec.write(w, value);
  }
}

/** The bytes and values of `codec` under another type. The two must have the same bytes; nothing checks it. */
export function withType<T>(codec: Codec<T>, type: TypeInfo): Codec<T> {
  return new Retyped(codec, type);
}

/** The node that the registry keeps for `node`: what aliases and lazy references stand for. */
export function targetOf(node: TypeNode): TypeNode {
  let at = node;
  while (at.target !== undefined) at = at.target;
  return at;
}
