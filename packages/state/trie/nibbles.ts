/** A path through the trie: one nibble (0–15) a byte, the high half of each key byte first. */
export type Nibbles = Uint8Array;

/** The root's path. */
export const ROOT: Nibbles = new Uint8Array(0);

/** The path of a key. */
export function toNibbles(key: Uint8Array): Nibbles {
  const path = new Uint8Array(key.length * 2);
  for (let i = 0; i < key.length; i++) {
    const byte = key[i] ?? 0;
    path[2 * i] = byte >> 4;
    path[2 * i + 1] = byte & 15;
  }
  return path;
}

/** The key of a path; of an odd one the last byte ends in a zero nibble. */
export function fromNibbles(path: Nibbles): Uint8Array {
  const key = new Uint8Array((path.length + 1) >> 1);
  for (let i = 0; i < key.length; i++) key[i] = ((path[2 * i] ?? 0) << 4) | (path[2 * i + 1] ?? 0);
  return key;
}

/** Length of what two paths begin with alike. */
export function commonLength(a: Nibbles, b: Nibbles): number {
  const shorter = Math.min(a.length, b.length);
  let length = 0;
  while (length < shorter && a[length] === b[length]) length++;
  return length;
}

/** Whether `path` begins with `prefix`. */
export function isUnder(path: Nibbles, prefix: Nibbles): boolean {
  return path.length >= prefix.length && commonLength(path, prefix) === prefix.length;
}

/** A path with one nibble more. */
export function childPath(path: Nibbles, nibble: number): Nibbles {
  const child = new Uint8Array(path.length + 1);
  child.set(path);
  child[path.length] = nibble;
  return child;
}

/** Two paths one after the other. */
export function joinPaths(a: Nibbles, b: Nibbles): Nibbles {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** The smallest key above all keys below `path`, or `undefined` if there is none. */
export function keyAbove(path: Nibbles): Uint8Array | undefined {
  let last = path.length - 1;
  while (last >= 0 && path[last] === 15) last--;
  if (last < 0) return undefined;
  const next = path.slice(0, last + 1);
  next[last] = (path[last] ?? 0) + 1;
  return fromNibbles(next);
}

/** A path as the key of a table row: its bytes, then 0 or 1 for even or odd, so that `1` and `10` differ. */
export function packPath(path: Nibbles): Uint8Array {
  const packed = new Uint8Array(((path.length + 1) >> 1) + 1);
  packed.set(fromNibbles(path));
  packed[packed.length - 1] = path.length & 1;
  return packed;
}
