import { calculate_state_root } from "@acala-network/chopsticks-executor";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row } from "../backend.ts";
import { codeOf } from "../backends/compliance.ts";
import { EMPTY_ROOT, type StateVersion } from "./node.ts";
import { orderedTrieRoot, trieRoot } from "./root.ts";
import { anyChanges, PlainTrie, sortChanges } from "./testing.ts";
import { updateTrie } from "./update.ts";

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;
const text = (value: string) => new TextEncoder().encode(value);
/** The root by Substrate's own trie, compiled to WebAssembly. */
const substrateRoot = (entries: readonly Row[], version: StateVersion): Promise<string> =>
  calculate_state_root(
    entries.map(([key, value]) => [hex(key), hex(value)]),
    version,
  );
const versions = [0, 1] as const;

describe("updateTrie", () => {
  it("gives the known root of the empty trie", () => {
    expect(hex(EMPTY_ROOT)).toBe("0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314");
    expect(updateTrie(new PlainTrie(1), [], 1)).toEqual({ root: EMPTY_ROOT, rows: [] });
  });

  for (const version of versions) {
    it(`has Substrate's roots after random changes and removals, state version ${version}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyChanges, { minLength: 1, maxLength: 5 }), fc.boolean(), async (rounds, tell) => {
          const trie = new PlainTrie(version);
          for (const changes of rounds) {
            const { root } = trie.update(changes, tell);
            expect(hex(root)).toBe(await substrateRoot(trie.entries, version));
          }
        }),
        { numRuns: 150 },
      );
    });

    it(`leaves the same rows whichever way the state came about, state version ${version}`, () => {
      fc.assert(
        fc.property(fc.array(anyChanges, { minLength: 2, maxLength: 5 }), rounds => {
          const trie = new PlainTrie(version);
          for (const changes of rounds) trie.update(changes, true);
          const fresh = new PlainTrie(version);
          const { root } = fresh.update(trie.entries, false);
          expect(new Map([...fresh.branches].sort())).toEqual(new Map([...trie.branches].sort()));
          expect(trie.update([], false)).toEqual({ root, rows: [] });
          const gone = trie.update(
            trie.entries.map(([key]) => [key, undefined]),
            true,
          );
          expect(gone.root).toEqual(EMPTY_ROOT);
          expect(trie.branches.size).toBe(0);
        }),
        { numRuns: 60 },
      );
    });
  }

  it("has Substrate's roots of three thousand long keys, put in parts and half of them removed", async () => {
    const key = (i: number) =>
      Uint8Array.from({ length: 80 }, (_, j) => (j < 32 ? 7 : (i * 2654435761 * (j + 1)) >>> 13));
    const entries = Array.from({ length: 3000 }, (_, i): Row => [key(i), new Uint8Array(i % 100).fill(i)]);
    const trie = new PlainTrie(1);
    for (let from = 0; from < entries.length; from += 1000) {
      const { root } = trie.update(sortChanges(entries.slice(from, from + 1000)), true);
      expect(hex(root)).toBe(await substrateRoot(trie.entries, 1));
    }
    const { root } = trie.update(
      trie.entries.filter((_, i) => i % 2 === 0).map(([k]) => [k, undefined]),
      true,
    );
    expect(hex(root)).toBe(await substrateRoot(trie.entries, 1));
    expect(trieRoot(trie.entries, 1)).toEqual(root);
  });

  it("refuses changes that are out of order or double", () => {
    const change = (...key: number[]) => ({ key: Uint8Array.from(key), value: text("v") });
    const trie = new PlainTrie(1);
    expect(codeOf(() => updateTrie(trie, [change(2), change(1)], 1))).toBe("not-sorted");
    expect(codeOf(() => updateTrie(trie, [change(1), change(1)], 1))).toBe("not-sorted");
    expect(codeOf(() => updateTrie(trie, [change(1, 0), change(1)], 1))).toBe("not-sorted");
    expect(codeOf(() => updateTrie(trie, [change(), change(1), change(1, 0)], 1))).toBe("nothing was thrown");
    expect(
      codeOf(() =>
        trieRoot(
          [
            [text("a"), text("b")],
            [text("a"), text("c")],
          ],
          1,
        ),
      ),
    ).toBe("not-sorted");
  });
});

describe("orderedTrieRoot", () => {
  it("is Substrate's root of the list by compact index, beyond one- and two-byte indices", async () => {
    for (const version of versions) {
      for (const length of [0, 1, 2, 63, 64, 65, 300, 17_000]) {
        const values = Array.from({ length }, (_, i) => text(`extrinsic ${i} `.repeat(1 + (i % 5))));
        const compact = (i: number) =>
          i < 64 ? [i << 2] : i < 16_384 ? [(i << 2) | 1, i >> 6] : [(i << 2) | 2, i >> 6, i >> 14, i >> 22];
        const entries = values.map((value, i): Row => [Uint8Array.from(compact(i)), value]);
        expect(hex(orderedTrieRoot(values, version))).toBe(await substrateRoot(entries, version));
      }
    }
  });
});
