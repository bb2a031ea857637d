import { NeuronError } from "../errors.ts";
import { PyFloat } from "./python-repr.ts";

/** What {@link readJson} gives: integers that a number cannot hold are bigints, floats without a fraction are {@link PyFloat}. */
export type Json = null | boolean | number | bigint | string | PyFloat | readonly Json[] | JsonObject;

/** An object as read. */
export type JsonObject = { readonly [key: string]: Json };

// Python stops at as many digits; a longer one would cost more than it says.
const MAX_DIGITS = 4300;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;
const INDEX = /^(?:0|[1-9][0-9]{0,9})$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON forbids
const CONTROL = /[\u0000-\u001f]/;

// JavaScript moves keys that look like array indices to the front; the order in which they came is kept here, since hashes depend on it.
const orders = new WeakMap<object, readonly string[]>();

/** The keys of an object in the order in which they were read. */
export function keysOf(object: object): readonly string[] {
  return orders.get(object) ?? Object.keys(object);
}

/** Whether a value is an object that {@link readJson} made, and no list, number or null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof PyFloat);
}

/**
 * Reads JSON as Python does: integers of any size exactly, 1 and 1.0 told apart, `NaN` and `Infinity` taken, the last of equal keys
 * counted. Large strings are not walked through character by character.
 * @throws NeuronError `BadBody`
 */
export function readJson(text: string, maxDepth = 64): Json {
  const reader = new Reader(text, maxDepth);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  value(depth: number): Json {
    this.#skip();
    switch (this.#text.charCodeAt(this.#at)) {
      case 0x22:
        return this.#string();
      case 0x7b:
        return this.#object(depth + 1);
      case 0x5b:
        return this.#list(depth + 1);
      case 0x74:
        return this.#word("true", true);
      case 0x66:
        return this.#word("false", false);
      case 0x6e:
        return this.#word("null", null);
      case 0x4e:
        return this.#word("NaN", Number.NaN);
      case 0x49:
        return this.#word("Infinity", Number.POSITIVE_INFINITY);
      case 0x2d:
        if (this.#text.charCodeAt(this.#at + 1) === 0x49) return this.#word("-Infinity", Number.NEGATIVE_INFINITY);
        return this.#number();
      default:
        return this.#number();
    }
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw this.#bad("nothing more");
  }

  #object(depth: number): JsonObject {
    this.#open(depth);
    const object: Record<string, Json> = {};
    let order: string[] | undefined;
    if (!this.#closes(0x7d)) {
      do {
        this.#skip();
        if (this.#text.charCodeAt(this.#at) !== 0x22) throw this.#bad("a key");
        const key = this.#string();
        this.#skip();
        this.#take(0x3a, "a colon");
        if (order === undefined && INDEX.test(key)) order = Object.keys(object);
        if (order !== undefined && !Object.hasOwn(object, key)) order.push(key);
        const value = this.value(depth);
        // Assigned, this one would change what the object is.
        if (key === "__proto__")
          Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
        else object[key] = value;
      } while (this.#continues(0x7d));
    }
    if (order !== undefined) orders.set(object, order);
    return object;
  }

  #list(depth: number): readonly Json[] {
    this.#open(depth);
    const list: Json[] = [];
    if (this.#closes(0x5d)) return list;
    do list.push(this.value(depth));
    while (this.#continues(0x5d));
    return list;
  }

  #string(): string {
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    for (;;) {
      if (end < 0) throw this.#bad("the end of the text in quotes");
      let backslashes = 0;
      while (this.#text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes++;
      // An even number is pairs that mean themselves.
      if (backslashes % 2 === 0) break;
      end = this.#text.indexOf('"', end + 1);
    }
    const inner = this.#text.slice(start + 1, end);
    this.#at = end + 1;
    if (!inner.includes("\\")) {
      if (CONTROL.test(inner)) throw this.#bad("no control character in a text", start);
      return inner;
    }
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string;
    } catch {
      // The parser's own words may repeat the whole text.
      throw this.#bad("a text with valid escapes", start);
    }
  }

  #number(): Json {
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.#text);
    if (found === null) throw this.#bad("a value");
    const [token, fraction, exponent] = found;
    this.#at = NUMBER.lastIndex;
    if (fraction !== undefined || exponent !== undefined) {
      const value = Number(token);
      return Number.isInteger(value) ? new PyFloat(value) : value;
    }
    if (token.length <= 15) return Number(token) + 0;
    if (token.length > MAX_DIGITS) throw this.#bad(`an integer of at most ${MAX_DIGITS} digits`, this.#at);
    const value = Number(token);
    return Number.isSafeInteger(value) ? value : BigInt(token);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#bad("a value");
    this.#at += word.length;
    return value;
  }

  #skip(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code > 0x20) return;
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #open(depth: number): void {
    if (depth > this.#maxDepth) throw this.#bad(`at most ${this.#maxDepth} levels`);
    this.#at++;
  }

  #closes(code: number): boolean {
    this.#skip();
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #continues(close: number): boolean {
    this.#skip();
    const code = this.#text.charCodeAt(this.#at);
    if (code !== 0x2c && code !== close) throw this.#bad("a comma or the end");
    this.#at++;
    return code === 0x2c;
  }

  #take(code: number, what: string): void {
    if (this.#text.charCodeAt(this.#at) !== code) throw this.#bad(what);
    this.#at++;
  }

  #bad(expected: string, at = this.#at): NeuronError {
    const found = at < this.#text.length ? `at character ${at}` : "at its end";
    return new NeuronError("BadBody", `The body is not JSON ${found}: expected ${expected}.`);
  }
}
