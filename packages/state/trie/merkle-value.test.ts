import { blake2_256 } from "@waystone/crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { equalBytes } from "../bytes.ts";
import { closestMerkleValue } from "./merkle-value.ts";
import { isUnder, toNibbles } from "./nibbles.ts";
import { createProof } from "./proof.ts";
import { anyChanges, anyKey, PlainTrie } from "./testing.ts";

const anyState = fc.tuple(anyChanges, anyKey, fc.constantFrom(0 as const, 1 as const));

it("is the root's hash for everything, and there where something lies below", () => {
  fc.assert(
    fc.property(anyState, ([changes, prefix, version]) => {
      const trie = new PlainTrie(version);
      const { root } = trie.update(changes, false);
      const all = closestMerkleValue(trie, new Uint8Array(0), version);
      expect(all).toEqual(trie.entries.length === 0 ? undefined : root);
      const below = trie.entries.filter(([key]) => isUnder(toNibbles(key), toNibbles(prefix)));
      const value = closestMerkleValue(trie, toNibbles(prefix), version);
      expect(value !== undefined).toBe(below.length > 0);
    }),
  );
});

it("names a node on the way to every key below, or is that node", () => {
  fc.assert(
    fc.property(anyState, ([changes, , version]) => {
      const trie = new PlainTrie(version);
      trie.update(changes, false);
      for (const [key] of trie.entries)
        for (let length = 0; length <= key.length; length++) {
          const value = closestMerkleValue(trie, toNibbles(key.subarray(0, length)), version);
          const nodes = createProof(trie, [key], version);
          const isHash = nodes.some(node => value !== undefined && equalBytes(blake2_256(node), value));
          expect(isHash || (value !== undefined && value.length < 32)).toBe(true);
        }
    }),
    { numRuns: 50 },
  );
});

it("changes with what lies below", () => {
  fc.assert(
    fc.property(anyState, fc.uint8Array({ minLength: 1, maxLength: 4 }), ([changes, prefix, version], tail) => {
      const trie = new PlainTrie(version);
      trie.update(changes, false);
      const at = toNibbles(prefix);
      const key = Uint8Array.of(...prefix, ...tail);
      const before = closestMerkleValue(trie, at, version);
      const had = trie.entries.find(([k]) => equalBytes(k, key))?.[1];
      trie.update([[key, Uint8Array.of(...(had ?? []), 1)]], false);
      expect(closestMerkleValue(trie, at, version)).not.toEqual(before);
    }),
  );
});
