import { NeuronError } from "../errors.ts";

/** An array as msgpack-numpy holds it. */
export type NumpyArray = {
  /** numpy's type text: byte order, kind, bytes of an element. */
  readonly type: string;
  readonly shape: readonly number[];
  /** The elements' bytes, in row order. */
  readonly data: Uint8Array;
};

const utf8 = new TextEncoder();
const KEYS = { nd: 2, type: 4, kind: 4, shape: 5, data: 4 } as const;

function unsigned(out: number[], value: number): void {
  if (value < 0x80) out.push(value);
  else if (value < 0x100) out.push(0xcc, value);
  else if (value < 0x10000) out.push(0xcd, value >> 8, value & 0xff);
  else out.push(0xce, (value >>> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
}

function key(out: number[], name: keyof typeof KEYS): void {
  out.push(0xc4, KEYS[name], ...utf8.encode(name));
}

/** msgpack of an array: a map with five keys of bytes, as msgpack-numpy writes it. */
export function packNumpy({ type, shape, data }: NumpyArray): Uint8Array {
  const head: number[] = [0x85];
  key(head, "nd");
  head.push(0xc3);
  key(head, "type");
  head.push(0xa0 | type.length, ...utf8.encode(type));
  key(head, "kind");
  head.push(0xc4, 0);
  key(head, "shape");
  if (shape.length < 16) head.push(0x90 | shape.length);
  else head.push(0xdc, 0, shape.length);
  for (const size of shape) unsigned(head, size);
  key(head, "data");
  if (data.length < 0x100) head.push(0xc4, data.length);
  else if (data.length < 0x10000) head.push(0xc5, data.length >> 8, data.length & 0xff);
  else head.push(0xc6, data.length >>> 24, (data.length >> 16) & 0xff, (data.length >> 8) & 0xff, data.length & 0xff);
  const out = new Uint8Array(head.length + data.length);
  out.set(head);
  out.set(data, head.length);
  return out;
}

/** Reads the few forms of msgpack that an array is made of; each is checked against what is left before anything is taken. */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  take(count: number): Uint8Array {
    if (count > this.left) throw bad(`it ends after ${this.#bytes.length} bytes`);
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  number(bytes: 1 | 2 | 4): number {
    this.take(bytes);
    const at = this.#at - bytes;
    return bytes === 1 ? this.#view.getUint8(at) : bytes === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  /** Bytes, or the bytes of a text: Python's versions differ in which they use. */
  bytes(): Uint8Array {
    const tag = this.byte();
    if ((tag & 0xe0) === 0xa0) return this.take(tag & 0x1f);
    if (tag === 0xc4 || tag === 0xd9) return this.take(this.number(1));
    if (tag === 0xc5 || tag === 0xda) return this.take(this.number(2));
    if (tag === 0xc6 || tag === 0xdb) return this.take(this.number(4));
    throw bad("bytes or a text are expected");
  }

  text(): string {
    const bytes = this.bytes();
    if (bytes.length > 32) throw bad("a name is longer than any of its own");
    return String.fromCharCode(...bytes);
  }

  /** Entries of a map or an array, whose tags differ. */
  count(small: number, large: number): number {
    const tag = this.byte();
    if ((tag & 0xf0) === small) return tag & 0x0f;
    if (tag === large) return this.number(2);
    throw bad(small === 0x80 ? "a map is expected" : "a list is expected");
  }

  size(): number {
    const tag = this.byte();
    if (tag < 0x80) return tag;
    if (tag === 0xcc) return this.number(1);
    if (tag === 0xcd) return this.number(2);
    if (tag === 0xce) return this.number(4);
    throw bad("a size below 2^32 is expected");
  }
}

function bad(why: string): NeuronError {
  return new NeuronError("BadBody", `The tensor's buffer is not an array of msgpack-numpy: ${why}.`);
}

/**
 * Reads an array. Only plain ones: in Python, arrays of objects are unpickled, which runs whatever the sender wrote.
 * @param maxDimensions entries of the shape at most
 * @throws NeuronError `BadBody`
 */
export function unpackNumpy(bytes: Uint8Array, maxDimensions: number): NumpyArray {
  const reader = new Reader(bytes);
  const entries = reader.count(0x80, 0xde);
  if (entries > 8) throw bad(`it has ${entries} entries`);
  let type: string | undefined;
  let shape: number[] | undefined;
  let data: Uint8Array | undefined;
  for (let i = 0; i < entries; i++) {
    const name = reader.text();
    if (name === "nd") {
      if (reader.byte() !== 0xc3) throw bad("it is no array");
    } else if (name === "type") type = reader.text();
    else if (name === "kind") {
      if (reader.bytes().length > 0) throw bad("only plain elements are taken, no objects and no records");
    } else if (name === "shape") {
      const dimensions = reader.count(0x90, 0xdc);
      if (dimensions > maxDimensions) throw bad(`it has ${dimensions} dimensions`);
      shape = Array.from({ length: dimensions }, () => reader.size());
    } else if (name === "data") data = reader.bytes();
    else throw bad("it has an entry that is not known");
  }
  if (reader.left > 0) throw bad("something follows it");
  if (type === undefined || shape === undefined || data === undefined) throw bad("type, shape or data are missing");
  return { type, shape, data };
}
