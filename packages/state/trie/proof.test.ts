import { create_proof, decode_proof } from "@acala-network/chopsticks-executor";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOf } from "../backends/compliance.ts";
import { decodeNode, EMPTY_NODE, EMPTY_ROOT } from "./node.ts";
import { createProof, verifyProof } from "./proof.ts";
import { anyChanges, anyKey, PlainTrie } from "./testing.ts";

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;
const anyState = fc.tuple(anyChanges, fc.array(anyKey, { maxLength: 5 }), fc.constantFrom(0 as const, 1 as const));

describe("proofs", () => {
  it("read back what the state holds, and that it lacks the rest", () => {
    fc.assert(
      fc.property(anyState, ([changes, others, version]) => {
        const trie = new PlainTrie(version);
        const { root } = trie.update(changes, false);
        const keys = [...changes.map(([key]) => key), ...others];
        const values = keys.map(key => trie.entries.find(([k]) => hex(k) === hex(key))?.[1]);
        const proof = createProof(trie, keys, version);
        expect(verifyProof(root, proof, keys)).toEqual(values);
        for (const [i, key] of keys.entries())
          expect(verifyProof(root, createProof(trie, [key], version), [key])).toEqual([values[i]]);
      }),
      { numRuns: 100 },
    );
  });

  it("are read by Substrate's decoder, which finds every entry in a proof of all", async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async ([changes, , version]) => {
        const trie = new PlainTrie(version);
        const { root } = trie.update(changes, false);
        if (trie.entries.length === 0) return;
        const proof = createProof(
          trie,
          trie.entries.map(([key]) => key),
          version,
        );
        const decoded: [string, string][] = await decode_proof(hex(root), proof.map(hex));
        expect(new Map(decoded)).toEqual(new Map(trie.entries.map(([key, value]) => [hex(key), hex(value)])));
      }),
      { numRuns: 80 },
    );
  });

  it("of Substrate are read here", async () => {
    const entries = Array.from({ length: 60 }, (_, i): [string, string] => [
      hex(Uint8Array.of(i >> 2, i * 37)),
      hex(new Uint8Array(i).fill(i)),
    ]);
    const [root, nodes]: [string, string[]] = await create_proof([], entries);
    const bytes = (text: string) => Uint8Array.from(Buffer.from(text.slice(2), "hex"));
    const keys = entries.map(([key]) => bytes(key));
    expect(verifyProof(bytes(root), nodes.map(bytes), keys).map(value => hex(value ?? EMPTY_NODE))).toEqual(
      entries.map(([, value]) => value),
    );
  });

  it("of nothing need no node", () => {
    const key = Uint8Array.of(1);
    expect(createProof(new PlainTrie(1), [key], 1)).toEqual([EMPTY_NODE]);
    expect(verifyProof(EMPTY_ROOT, [], [key])).toEqual([undefined]);
  });

  it("that lack a node, or hold an altered one, are refused", () => {
    const trie = new PlainTrie(1);
    const changes = Array.from({ length: 200 }, (_, i) => [Uint8Array.of(i, i), new Uint8Array(40).fill(i)] as const);
    const { root } = trie.update(changes, false);
    const key = Uint8Array.of(77, 77);
    const proof = createProof(trie, [key], 1);
    expect(proof.length).toBeGreaterThan(2);
    for (const left of proof.keys()) {
      expect(codeOf(() => verifyProof(root, proof.toSpliced(left, 1), [key]))).toBe("bad-proof");
      const altered = proof.map((node, i) => (i === left ? node.with(5, (node[5] ?? 0) ^ 1) : node));
      expect(codeOf(() => verifyProof(root, altered, [key]))).toBe("bad-proof");
    }
    expect(codeOf(() => verifyProof(root, [], [key]))).toBe("bad-proof");
  });

  it("of random bytes end in an answer or in bad-proof, never otherwise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        expect(["bad-proof", "nothing was thrown"]).toContain(codeOf(() => decodeNode(bytes)));
      }),
      { numRuns: 2000 },
    );
  });
});
