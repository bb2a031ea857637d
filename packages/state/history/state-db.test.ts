import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Backend, Row } from "../backend.ts";
import { codeOf } from "../backends/compliance.ts";
import { openLmdb } from "../backends/lmdb.ts";
import { MemoryBackend } from "../backends/memory.ts";
import { compareBytes, startsWith } from "../bytes.ts";
import { verifyProof } from "../trie/proof.ts";
import { trieRoot } from "../trie/root.ts";
import { sortChanges } from "../trie/testing.ts";
import type { StateChange } from "./stage.ts";
import { openStateDb, type StateDb } from "./state-db.ts";
import type { StateView } from "./state-view.ts";

const folder = mkdtempSync(join(tmpdir(), "waystone-statedb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let opened = 0;
const backends: Record<string, () => Backend> = {
  memory: () => new MemoryBackend(),
  LMDB: () => openLmdb({ path: join(folder, String(opened++)) }),
};

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const none = bytes();
const key = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 3, max: 2 }),
  fc.tuple(fc.nat(3), fc.nat(5)).map(([a, b]) => bytes(9, 9, a, 0, 255, b)),
);
const value = fc.option(
  fc.oneof(
    fc.uint8Array({ maxLength: 2 }),
    fc.nat(9).map(n => new Uint8Array(40).fill(n)),
  ),
  { nil: undefined, freq: 3 },
);
const block = fc.array(fc.tuple(key, value), { maxLength: 12 }).map(sortChanges);
const blocks = fc.array(block, { minLength: 1, maxLength: 12 });

function apply(state: readonly Row[], changes: readonly StateChange[]): Row[] {
  const changed = new Set(changes.map(([k]) => k.join()));
  const put = changes.flatMap(([k, v]): Row[] => (v === undefined ? [] : [[k, v]]));
  return [...state.filter(([k]) => !changed.has(k.join())), ...put].sort((a, b) => compareBytes(a[0], b[0]));
}

function commitAll(db: StateDb, all: readonly StateChange[][], from: number, start: readonly Row[]): Row[][] {
  const states: Row[][] = [];
  let state = start;
  for (const [i, changes] of all.entries()) {
    const staged = db.stage(changes);
    const root = db.commit({ blockNumber: from + i, changes: i % 2 === 0 ? staged : changes });
    state = apply(state, changes);
    expect(root).toEqual(trieRoot(state, 1));
    expect(staged.root).toEqual(root);
    states.push([...state]);
  }
  return states;
}

function expectState(
  view: Pick<StateView, "get" | "entries">,
  state: readonly Row[],
  prefixes: readonly Uint8Array[],
): void {
  expect([...view.entries(none)]).toEqual(state);
  for (const [k, v] of state) expect(view.get(k)).toEqual(v);
  for (const prefix of prefixes) {
    const under = state.filter(([k]) => startsWith(k, prefix));
    expect([...view.entries(prefix)]).toEqual(under);
    const after = under[under.length >> 1]?.[0];
    if (after !== undefined)
      expect([...view.entries(prefix, after)]).toEqual(under.filter(([k]) => compareBytes(k, after) > 0));
    expect(view.get(prefix)).toEqual(state.find(([k]) => compareBytes(k, prefix) === 0)?.[1]);
  }
}

for (const [name, open] of Object.entries(backends)) {
  describe(`a state database over ${name}`, () => {
    const runs = { numRuns: name === "memory" ? 60 : 15 };

    it("reads and proves every block of an archive as it was", () => {
      fc.assert(
        fc.property(blocks, fc.array(key, { maxLength: 4 }), (all, prefixes) => {
          const backend = open();
          const db = openStateDb({ backend, history: "archive", proofs: "archive" });
          const states = commitAll(db, all, 5, []);
          expect(db.head).toEqual({ number: 4 + all.length, root: trieRoot(states.at(-1) ?? [], 1) });
          expectState(db, states.at(-1) ?? [], prefixes);
          for (const [i, state] of states.entries()) {
            const view = db.view(5 + i);
            expect(view.root).toEqual(trieRoot(state, 1));
            expectState(view, state, prefixes);
            const keys = [...prefixes, ...state.map(([k]) => k)];
            expect(verifyProof(view.root, view.createProof(keys), keys)).toEqual(keys.map(k => view.get(k)));
          }
          backend.close();
        }),
        runs,
      );
    });

    it("keeps the last blocks of a pruned history and says that the others are gone", () => {
      fc.assert(
        fc.property(blocks, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (all, history, proofs) => {
          const backend = open();
          const db = openStateDb({ backend, history, proofs });
          const states = commitAll(db, all, 0, []);
          const head = states.length - 1;
          const oldest = Math.max(0, head - history + 1);
          const oldestProof = Math.max(oldest, head - proofs + 1);
          expect([db.oldest, db.oldestProof]).toEqual([oldest, oldestProof]);
          for (const [i, state] of states.entries()) {
            if (i < oldest) expect(codeOf(() => db.view(i))).toBe("state-discarded");
            else {
              expectState(db.view(i), state, []);
              expect(codeOf(() => db.view(i).createProof([bytes(1)]))).toBe(
                i < oldestProof ? "proof-discarded" : "nothing was thrown",
              );
            }
          }
          // Nothing older is left behind: one undo row a key and kept block, none where only the head is kept.
          const undo = [...backend.table("state.undo").range()];
          const kept = all.slice(oldest + 1).flat().length;
          expect(undo.length).toBeLessThanOrEqual(kept);
          expect([...backend.table("state.roots").range()].length).toBe(head - oldest + 1);
          backend.close();
        }),
        runs,
      );
    });

    it("goes back to an earlier block and on from there", () => {
      fc.assert(
        fc.property(blocks, blocks, fc.nat(), fc.integer({ min: 1, max: 20 }), (all, more, back, proofs) => {
          const backend = open();
          const db = openStateDb({ backend, proofs });
          const states = commitAll(db, all, 0, []);
          const head = states.length - 1;
          const target = back % states.length;
          const [lost, kept] = [db.view(head), db.view(target)];
          db.rollbackTo(target, [{ table: "head", key: bytes(1), value: bytes(target) }]);
          const state = states[target] ?? [];
          expect(db.head).toEqual({ number: target, root: trieRoot(state, 1) });
          expect(backend.table("head").get(bytes(1))).toEqual(bytes(target));
          expectState(db, state, []);
          if (target < head) expect(codeOf(() => lost.get(bytes(1)))).toBe("unknown-block");
          expectState(kept, state, []);
          expect(verifyProof(kept.root, kept.createProof([bytes(1)]), [bytes(1)])).toEqual([kept.get(bytes(1))]);
          const later = commitAll(db, more, target + 1, state);
          for (const [i, past] of [...states.slice(0, target + 1), ...later].entries())
            expectState(db.view(i), past, []);
          backend.close();
        }),
        runs,
      );
    });
  });
}

describe("a state database over LMDB", () => {
  it("has state, roots, history and the caller's rows of one and the same block after a kill", async () => {
    const path = join(folder, "killed");
    const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    const code = `
      const { openLmdb } = await import(${module("../backends/lmdb.ts")});
      const { openStateDb } = await import(${module("./state-db.ts")});
      const db = openStateDb({ backend: openLmdb({ path: ${JSON.stringify(path)} }), history: 4 });
      for (let n = 0; ; n++) {
        const changes = [...Array(40).keys()].map(i => [Uint8Array.of(7, i, 5), (i + n) % 9 ? Uint8Array.of(n, i) : undefined]);
        db.commit({ blockNumber: n, changes, extra: [{ table: "blocks", key: Uint8Array.of(1), value: Uint8Array.of(n) }] });
        process.stdout.write(n + "\\n");
      }`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    await new Promise<void>(resolve => {
      child.stdout.on("data", data => {
        output += data;
        if (output.split("\n").length > 12) child.kill("SIGKILL");
      });
      child.on("close", () => resolve());
    });
    const backend = openLmdb({ path });
    const db = openStateDb({ backend, history: 4 });
    const head = db.head?.number ?? -1;
    expect(head).toBeGreaterThanOrEqual(Number(output.split("\n").at(-2)));
    expect(backend.table("blocks").get(bytes(1))).toEqual(bytes(head));
    for (let n = db.oldest ?? 0; n <= head; n++)
      expect(trieRoot([...db.view(n).entries(none)], 1)).toEqual(db.view(n).root);
    db.commit({ blockNumber: head + 1, changes: [[bytes(7), bytes(7)]] });
    backend.close();
  });
});

describe("a state database", () => {
  const put = (k: number, v: number): StateChange => [bytes(k), bytes(v)];
  const begun = (options = {}) => {
    const backend = new MemoryBackend();
    const db = openStateDb({ backend, ...options });
    db.commit({ blockNumber: 0, changes: [put(1, 1), put(2, 2)] });
    return { backend, db };
  };

  it("stores the caller's rows with the block, or neither", () => {
    const { backend, db } = begun();
    const extra = [{ table: "blocks", key: bytes(7), value: bytes(8) }];
    db.commit({ blockNumber: 1, changes: [put(1, 3)], extra });
    expect(backend.table("blocks").get(bytes(7))).toEqual(bytes(8));
    const bad = [{ table: "blocks", key: none, value: bytes(8) }];
    expect(codeOf(() => db.commit({ blockNumber: 2, changes: [put(1, 4)], extra: bad }))).toBe("bad-key");
    expect(db.head?.number).toBe(1);
    expect(db.get(bytes(1))).toEqual(bytes(3));
    db.commit({ blockNumber: 2, changes: [put(1, 5)] });
    expect(db.view(1).get(bytes(1))).toEqual(bytes(3));
  });

  it("refuses blocks that do not follow, and what was staged on another head", () => {
    const { db } = begun();
    for (const blockNumber of [0, 2, -1, 0.5, Number.NaN, 2 ** 32])
      expect(codeOf(() => db.commit({ blockNumber, changes: [] }))).toBe("wrong-block");
    const staged = db.stage([put(1, 9)]);
    const other = db.stage([put(1, 8)]);
    db.commit({ blockNumber: 1, changes: other });
    expect(codeOf(() => db.commit({ blockNumber: 2, changes: staged }))).toBe("stale-stage");
    expect(codeOf(() => db.commit({ blockNumber: 2, changes: [put(2, 1), put(1, 1)] }))).toBe("not-sorted");
    expect(codeOf(() => db.commit({ blockNumber: 2, changes: [put(2, 1), put(2, 2)] }))).toBe("not-sorted");
    expect(codeOf(() => db.computeRoot([[new Uint8Array(961), none]]))).toBe("bad-key");
    expect(codeOf(() => db.computeRoot([[none, none]]))).toBe("bad-key");
    expect(db.head?.number).toBe(1);
  });

  it("finds blocks by root, and says which it does not know", () => {
    const { db } = begun();
    const root = db.commit({ blockNumber: 1, changes: [put(3, 3)] });
    expect(db.view(root).block).toBe(1);
    for (const which of [2, -1, 0.5, Number.NaN, new Uint8Array(32), new Uint8Array(5)])
      expect(codeOf(() => db.view(which))).toBe("unknown-block");
    expect(codeOf(() => openStateDb({ backend: new MemoryBackend() }).view(0))).toBe("unknown-block");
    expect(codeOf(() => db.rollbackTo(2))).toBe("unknown-block");
  });

  it("pages keys as the RPC does, with any prefix and start key", () => {
    const { db } = begun();
    db.commit({ blockNumber: 1, changes: [2, 3, 4, 5].map((k): StateChange => [bytes(1, k), bytes(k)]) });
    db.commit({ blockNumber: 2, changes: [[bytes(1, 3), undefined]] });
    const pages = (view: StateView) => {
      const seen: number[][] = [];
      for (let page = view.keysPaged(bytes(1), 2); page.length > 0; page = view.keysPaged(bytes(1), 2, page.at(-1)))
        seen.push(page.map(k => k[1] ?? 0));
      return seen;
    };
    expect(pages(db.view(1))).toEqual([[0, 2], [3, 4], [5]]);
    expect(pages(db.view(2))).toEqual([
      [0, 2],
      [4, 5],
    ]);
    for (const view of [db.view(1), db.view(2)]) {
      expect(view.keysPaged(bytes(1), 9, bytes(1)).length).toBe(view.block === 1 ? 4 : 3);
      expect(view.keysPaged(bytes(1), 0)).toEqual([]);
      expect(view.keysPaged(bytes(1), 9, bytes(2))).toEqual([]);
      expect(view.keysPaged(bytes(1), 9, bytes(0)).length).toBe(view.block === 1 ? 5 : 4);
      const long = new Uint8Array(5000).fill(1);
      expect(view.keysPaged(long, 9)).toEqual([]);
      expect(view.keysPaged(none, 1, long)).toEqual([bytes(1, 2)]);
      expect(view.get(long)).toBeUndefined();
      expect(view.createProof([long, none]).length).toBeGreaterThan(0);
    }
  });

  it("drops a long history bit by bit once it is opened with a short one", () => {
    const { backend, db } = begun();
    for (let n = 1; n <= 30; n++) db.commit({ blockNumber: n, changes: [put(1, n)] });
    const short = openStateDb({ backend, history: 3 });
    short.commit({ blockNumber: 31, changes: [put(1, 31)] });
    expect(short.oldest).toBe(8);
    expect(codeOf(() => short.view(7))).toBe("state-discarded");
    expect(short.view(8).get(bytes(1))).toEqual(bytes(8));
    for (let n = 32; n <= 36; n++) short.commit({ blockNumber: n, changes: [put(1, n)] });
    expect(short.oldest).toBe(34);
    expect([...backend.table("state.undo").range()].length).toBe(2);
    expect([...backend.table("state.journal").range()].length).toBe(2);
    expect([...backend.table("trie.undo").range()].length).toBe(2);
    const view = short.view(34);
    short.commit({ blockNumber: 37, changes: [put(1, 37)] });
    expect(codeOf(() => view.get(bytes(1)))).toBe("state-discarded");
    expect(codeOf(() => [...view.entries(none)])).toBe("state-discarded");
  });

  it("is opened again with the settings that it was begun with", () => {
    const { backend, db } = begun({ stateVersion: 0 });
    expect(codeOf(() => openStateDb({ backend }))).toBe("wrong-settings");
    expect(openStateDb({ backend, stateVersion: 0 }).head).toEqual(db.head);
    for (const history of [0, -1, 1.5]) expect(codeOf(() => openStateDb({ backend, history }))).toBe("wrong-settings");
  });

  it("follows the writer when opened for reading only", () => {
    const { backend, db } = begun({ history: 2 });
    const readOnly: Backend = {
      readOnly: true,
      table: name => backend.table(name),
      commit: () => {},
      refresh: () => {},
      close: () => {},
    };
    const reader = openStateDb({ backend: readOnly });
    const view = reader.view(0);
    db.commit({ blockNumber: 1, changes: [put(1, 5)] });
    expect(view.get(bytes(1))).toEqual(bytes(1));
    expect(reader.head?.number).toBe(1);
    expect([...view.entries(none)].length).toBe(2);
    db.commit({ blockNumber: 2, changes: [put(1, 6)] });
    expect(codeOf(() => view.get(bytes(1)))).toBe("state-discarded");
  });

  it("sees that the present does not lead back to the past", () => {
    const { backend, db } = begun();
    db.commit({ blockNumber: 1, changes: [put(1, 5), put(2, 5)] });
    backend.commit([
      { table: "state.undo", key: [...backend.table("state.undo").range()][0]?.[0] ?? none, value: undefined },
    ]);
    expect(codeOf(() => db.rollbackTo(0))).toBe("damaged");
    expect(db.head?.number).toBe(1);
  });
});
