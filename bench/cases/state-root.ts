import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calculate_state_root } from "@acala-network/chopsticks-executor";
import { twox128 } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import { openStateDb } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";
import { median } from "../lib/measure.ts";

const KEYS = 1_000_000;
const CHANGED = 2_000;
const BLOCKS = 7;
/** Keys that are written in one go while the state is made. */
const PART = 50_000;

type Entry = readonly [key: Uint8Array, value: Uint8Array];

const byKey = ([a]: Entry, [b]: Entry): number => Buffer.compare(a, b);

/** Entry of an account: 48 bytes of key, as a map's keys have, and 80 of value. */
function entry(account: number, version: number): Entry {
  const id = new Uint8Array(16);
  new DataView(id.buffer).setUint32(0, account);
  const key = Uint8Array.of(...PREFIX, ...twox128(id), ...id);
  const value = new Uint8Array(80);
  new DataView(value.buffer).setUint32(0, version);
  return [key, value];
}

const PREFIX = twox128(new TextEncoder().encode("System"));

/** What a block's changes cost in a state that is large. */
export const stateRoot: BenchCase = {
  name: "state-root",
  question: `The root of a state of ${KEYS.toLocaleString("en")} keys after a block that changes ${CHANGED.toLocaleString("en")} of them, and the same written to disk.`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "waystone-bench-"));
    const backend = openLmdb({ path: folder });
    try {
      const db = openStateDb({ backend, history: 1, proofs: 1, stateVersion: 1 });
      const versions = new Map<number, number>();
      let number = 0;
      for (let from = 0; from < KEYS; from += PART)
        db.commit({
          blockNumber: number++,
          changes: Array.from({ length: PART }, (_, i) => entry(from + i, 0)).sort(byKey),
        });
      const [roots, writes]: [number[], number[]] = [[], []];
      for (let block = 1; block <= BLOCKS; block++) {
        const changes = Array.from({ length: CHANGED }, (_, i) => {
          const account = (i * 499 + block * 7) % KEYS;
          versions.set(account, block);
          return entry(account, block);
        }).sort(byKey);
        const began = performance.now();
        const staged = db.stage(changes);
        roots.push(performance.now() - began);
        db.commit({ blockNumber: number++, changes: staged });
        writes.push(performance.now() - began);
      }
      const all = Array.from({ length: KEYS }, (_, i) => entry(i, versions.get(i) ?? 0).map(toHex) as [string, string]);
      const began = performance.now();
      const whole = await calculate_state_root(all, 1);
      const theirs = performance.now() - began;
      if (whole !== toHex(db.head?.root ?? new Uint8Array()))
        throw new BenchError("not-comparable", `the other library's root is ${whole}`);
      const beside = "chopsticks' executor over all keys";
      return [
        { what: "the root", ours: median(roots), theirs, beside, unit: "ms" },
        { what: "root and disk", ours: median(writes), theirs, beside, unit: "ms" },
      ];
    } finally {
      backend.close();
      rmSync(folder, { recursive: true });
    }
  },
};
