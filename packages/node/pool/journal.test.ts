import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PoolJournal } from "./journal.ts";

const base = mkdtempSync(join(tmpdir(), "waystone-journal-"));
let files = 0;
const file = (): string => join(base, String(files++));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const tx = (length: number, byte: number) => new Uint8Array(length).fill(byte);
const poolOf = (...all: readonly Uint8Array[]) => ({
  bytes: all.reduce((sum, one) => sum + one.length, 0),
  everything: () => all.map(bytes => ({ bytes })),
});

test("gives back in order what was taken, and no half of what was cut short", () => {
  const path = file();
  const journal = new PoolJournal(path);
  const all = [tx(3, 1), tx(1, 0), tx(200, 2)];
  for (const one of all) journal.add(one);
  journal.close();
  expect(PoolJournal.read(path)).toEqual(all);
  appendFileSync(path, Uint8Array.of(0, 0, 0, 9, 1, 2));
  expect(PoolJournal.read(path)).toEqual(all);
  appendFileSync(path, Uint8Array.of(0, 0));
  expect(PoolJournal.read(path)).toEqual(all);
});

test("ends at a hole, as a power cut may leave", () => {
  const path = file();
  const journal = new PoolJournal(path);
  journal.add(tx(3, 1));
  journal.close();
  appendFileSync(path, new Uint8Array(64 * 1024 * 1024));
  expect(PoolJournal.read(path)).toEqual([tx(3, 1)]);
});

test("is empty when the pool is, and holds what is left of it when most is gone", () => {
  const path = file();
  const journal = new PoolJournal(path);
  journal.add(tx(100, 1));
  journal.settle(poolOf(tx(100, 1)));
  expect(PoolJournal.read(path)).toHaveLength(1);
  journal.settle(poolOf());
  expect(PoolJournal.read(path)).toEqual([]);
  for (let i = 0; i < 50; i++) journal.add(tx(100_000, i));
  const left = [tx(100_000, 48), tx(100_000, 49)];
  journal.settle(poolOf(...left));
  expect(PoolJournal.read(path)).toEqual(left);
  journal.add(tx(1, 7));
  expect(PoolJournal.read(path)).toEqual([...left, tx(1, 7)]);
  expect(statSync(path).mode & 0o077).toBe(0);
  journal.close();
});

test("there may be none, or something else in its place", () => {
  expect(PoolJournal.read(file())).toEqual([]);
  const path = file();
  writeFileSync(path, "not a journal");
  expect(PoolJournal.read(path)).toEqual([]);
  expect(() => PoolJournal.read(base)).toThrow(expect.objectContaining({ code: "bad-base-path" }));
  expect(() => new PoolJournal(join(base, "no", "folder"))).toThrow(/check free space and permissions/);
});
