import { blake2_256 } from "@waystone/crypto";
import { StateError } from "../errors.ts";
import type { Nibbles } from "./nibbles.ts";

/** How values enter the trie: 0 puts all of them into their node, 1 only those of up to 32 bytes and the hash of longer ones. */
export type StateVersion = 0 | 1;

/** What a node says of its value: the value itself, or its hash where the value is a node of its own. */
export interface TrieValue {
  readonly hashed: boolean;
  readonly bytes: Uint8Array;
}

/** A node with a value and no children. `partial` is the rest of the key. */
export interface Leaf {
  readonly kind: "leaf";
  readonly partial: Nibbles;
  readonly value: TrieValue;
}

/** A node with children, each given by its hash, or by its encoding if that is shorter than 32 bytes. */
export interface Branch {
  readonly kind: "branch";
  readonly partial: Nibbles;
  readonly value: TrieValue | undefined;
  /** Sixteen slots. */
  readonly children: readonly (Uint8Array | undefined)[];
}

/** The trie without any key. */
export interface Empty {
  readonly kind: "empty";
}

/** Encoding of the empty trie. */
export const EMPTY_NODE: Uint8Array = Uint8Array.of(0);
/** Root of the empty trie, the same in both versions. */
export const EMPTY_ROOT: Uint8Array = blake2_256(EMPTY_NODE);

const HASH_LENGTH = 32;
/** Header bits and how many low bits of the first byte remain for the length of the partial key. */
const LEAF = { bits: 0x40, room: 6 };
const BRANCH = { bits: 0x80, room: 6 };
const BRANCH_WITH_VALUE = { bits: 0xc0, room: 6 };
const LEAF_HASHED = { bits: 0x20, room: 5 };
const BRANCH_HASHED = { bits: 0x10, room: 4 };

/** The form in which a value enters its node. */
export function trieValue(value: Uint8Array, version: StateVersion): TrieValue {
  const hashed = version === 1 && value.length > HASH_LENGTH;
  return { hashed, bytes: hashed ? blake2_256(value) : value };
}

/** How a parent names a node with this encoding: the encoding itself if it is shorter than a hash, or else its hash. */
export function nodeReference(encoded: Uint8Array): Uint8Array {
  return encoded.length < HASH_LENGTH ? encoded : blake2_256(encoded);
}

/** Whether a child's reference is a hash, rather than the child itself. */
export function isHashReference(reference: Uint8Array): boolean {
  return reference.length === HASH_LENGTH;
}

/** Encodes a leaf. */
export function encodeLeaf(partial: Nibbles, value: TrieValue): Uint8Array {
  const size = headSize(partial, value.hashed ? 5 : 6) + valueSize(value);
  const out = new Uint8Array(size);
  writeValue(out, writeHead(out, 0, value.hashed ? LEAF_HASHED : LEAF, partial), value);
  return out;
}

/** Encodes a branch, behind `margin` bytes that are left zero. */
export function encodeBranch(
  partial: Nibbles,
  value: TrieValue | undefined,
  children: readonly (Uint8Array | undefined)[],
  margin = 0,
): Uint8Array {
  const head = value === undefined ? BRANCH : value.hashed ? BRANCH_HASHED : BRANCH_WITH_VALUE;
  let size = margin + headSize(partial, head.room) + 2 + (value === undefined ? 0 : valueSize(value));
  let bitmap = 0;
  for (let nibble = 0; nibble < 16; nibble++) {
    const child = children[nibble];
    if (child === undefined) continue;
    bitmap |= 1 << nibble;
    size += 1 + child.length;
  }
  const out = new Uint8Array(size);
  let at = writeHead(out, margin, head, partial);
  out[at++] = bitmap & 0xff;
  out[at++] = bitmap >> 8;
  if (value !== undefined) at = writeValue(out, at, value);
  for (const child of children) {
    if (child === undefined) continue;
    out[at++] = child.length << 2;
    out.set(child, at);
    at += child.length;
  }
  return out;
}

/** Decodes a node. It may come from outside. @throws StateError `bad-proof` */
export function decodeNode(bytes: Uint8Array): Leaf | Branch | Empty {
  const first = byteAt(bytes, 0);
  if (first === 0) {
    checkEnd(bytes, 1);
    return { kind: "empty" };
  }
  const isLeaf = first >> 6 === 1 || first >> 5 === 1;
  const hashed = first < 0x40;
  if (first < 0x10) throw malformed(`node header 0x${first.toString(16)} is not known`);
  const room = !hashed ? 6 : isLeaf ? 5 : 4;
  const hasValue = isLeaf || hashed || first >= 0xc0;

  const head = readHead(bytes, room);
  let at = head.end;
  let bitmap = 0;
  if (!isLeaf) {
    bitmap = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
    at += 2;
  }
  let value: TrieValue | undefined;
  if (hasValue) {
    const field = hashed ? { start: at, end: at + HASH_LENGTH } : readLength(bytes, at);
    if (field.end > bytes.length) throw malformed(`a value ends at byte ${field.end} of ${bytes.length}`);
    value = { hashed, bytes: bytes.subarray(field.start, field.end) };
    at = field.end;
  }
  if (isLeaf && value !== undefined) {
    checkEnd(bytes, at);
    return { kind: "leaf", partial: head.partial, value };
  }
  const children: (Uint8Array | undefined)[] = new Array(16).fill(undefined);
  for (let nibble = 0; nibble < 16; nibble++) {
    if ((bitmap & (1 << nibble)) === 0) continue;
    const { start, end } = readLength(bytes, at);
    if (end > bytes.length || end - start > HASH_LENGTH || end === start)
      throw malformed(`child ${nibble} has ${end - start} bytes, of which ${bytes.length - start} are there`);
    children[nibble] = bytes.subarray(start, end);
    at = end;
  }
  checkEnd(bytes, at);
  return { kind: "branch", partial: head.partial, value, children };
}

function headSize(partial: Nibbles, room: number): number {
  const max = (1 << room) - 1;
  const bytes = (partial.length + 1) >> 1;
  return partial.length < max ? 1 + bytes : 2 + Math.floor((partial.length - max) / 255) + bytes;
}

interface Head {
  readonly bits: number;
  readonly room: number;
}

/** Lengths that do not fit below the header's bits go on in bytes of 255, of which the last is smaller. */
function writeHead(out: Uint8Array, start: number, head: Head, partial: Nibbles): number {
  const max = (1 << head.room) - 1;
  let at = start;
  if (partial.length < max) out[at++] = head.bits | partial.length;
  else {
    out[at++] = head.bits | max;
    let rest = partial.length - max;
    for (; rest >= 255; rest -= 255) out[at++] = 255;
    out[at++] = rest;
  }
  // An odd first nibble stands alone, in the low half of its byte.
  let nibble = partial.length & 1;
  if (nibble === 1) out[at++] = partial[0] ?? 0;
  for (; nibble < partial.length; nibble += 2) out[at++] = ((partial[nibble] ?? 0) << 4) | (partial[nibble + 1] ?? 0);
  return at;
}

function readHead(bytes: Uint8Array, room: number): { partial: Nibbles; end: number } {
  const max = (1 << room) - 1;
  let at = 1;
  let length = byteAt(bytes, 0) & max;
  if (length === max) {
    let more: number;
    do {
      more = byteAt(bytes, at++);
      length += more;
    } while (more === 255);
  }
  const end = at + ((length + 1) >> 1);
  if (end > bytes.length) throw malformed(`a partial key of ${length} nibbles does not fit into ${bytes.length} bytes`);
  const partial = new Uint8Array(length);
  const odd = length & 1;
  if (odd === 1) {
    const first = byteAt(bytes, at++);
    if (first > 15) throw malformed(`the odd nibble of a partial key is 0x${first.toString(16)}`);
    partial[0] = first;
  }
  for (let i = odd; i < length; i += 2) {
    const byte = byteAt(bytes, at++);
    partial[i] = byte >> 4;
    partial[i + 1] = byte & 15;
  }
  return { partial, end };
}

function valueSize(value: TrieValue): number {
  return value.bytes.length + (value.hashed ? 0 : lengthSize(value.bytes.length));
}

function writeValue(out: Uint8Array, at: number, value: TrieValue): number {
  const start = value.hashed ? at : writeLength(out, at, value.bytes.length);
  out.set(value.bytes, start);
  return start + value.bytes.length;
}

/** Size of a compact length: values in a trie stay below 2³⁰ bytes. */
export function lengthSize(length: number): 1 | 2 | 4 {
  return length < 64 ? 1 : length < 16_384 ? 2 : 4;
}

/** Writes a length as a SCALE compact and gives the offset after it. */
export function writeLength(out: Uint8Array, at: number, length: number): number {
  const size = lengthSize(length);
  let coded = length * 4 + (size >> 1);
  for (let i = 0; i < size; i++) {
    out[at + i] = coded & 0xff;
    coded >>>= 8;
  }
  return at + size;
}

function readLength(bytes: Uint8Array, at: number): { start: number; end: number } {
  const mode = byteAt(bytes, at) & 3;
  if (mode === 3) throw malformed("a length of 2³⁰ bytes or more");
  const size = 1 << mode;
  let coded = 0;
  for (let i = 0; i < size; i++) coded += byteAt(bytes, at + i) * 2 ** (8 * i);
  const start = at + size;
  return { start, end: start + Math.floor(coded / 4) };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw malformed(`it ends after ${bytes.length} bytes`);
  return byte;
}

function checkEnd(bytes: Uint8Array, at: number): void {
  if (at !== bytes.length) throw malformed(`${bytes.length - at} bytes follow its end`);
}

function malformed(what: string): StateError {
  return new StateError("bad-proof", `malformed trie node: ${what}; ask another node for the proof`);
}
