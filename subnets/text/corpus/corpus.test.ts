import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom, drawBelow } from "@waystone/sdk/subnet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Document, totalBytes } from "./document.ts";
import { loadFolder } from "./folder.ts";
import { HeldOutSchedule, type ScheduleOptions } from "./schedule.ts";
import { loadBuiltInCorpus, splitDocuments, trainingText } from "./split.ts";

const PREFIX = 20;

/** Documents of random bytes, so that a prefix is found in one place only. */
function numbered(lengths: readonly number[]): Document[] {
  return lengths.map((length, i) => {
    const random = createRandom(i);
    return { name: `d${i}`, bytes: Uint8Array.from({ length }, () => drawBelow(random, 256)) };
  });
}

const options = (overrides: Partial<ScheduleOptions> = {}): ScheduleOptions => ({
  documents: numbered([500, 90, 1200, 40, 333, 21, 20]),
  seed: 5,
  validator: 0,
  validators: 2,
  prefixBytes: PREFIX,
  ...overrides,
});

test("the built-in split keeps whole years apart", () => {
  const corpus = loadBuiltInCorpus();
  const years = (documents: readonly Document[]): Set<number | undefined> => new Set(documents.map(({ year }) => year));
  const held = years(corpus.heldOut);
  for (const era of [corpus.E1, corpus.E2, corpus.E3]) {
    expect([...years(era)].filter(year => held.has(year))).toEqual([]);
    expect(totalBytes(era)).toBeGreaterThan(1.5e6);
    expect(totalBytes(era)).toBeLessThan(2.1e6);
  }
  expect(totalBytes(corpus.heldOut)).toBe(5_508_805);
  expect(corpus.novel).toHaveLength(135);
  expect(totalBytes(corpus.novel)).toBeGreaterThan(1.1e6);
  expect(trainingText(corpus, "all").length).toBeGreaterThan(6.4e6);
});

test("the built-in text lasts for 34 epochs of three validators", () => {
  const { heldOut } = loadBuiltInCorpus();
  const remaining = [0, 1, 2].map(
    validator =>
      new HeldOutSchedule({ documents: heldOut, seed: 1, validator, validators: 3, prefixBytes: 256 }).remaining,
  );
  expect(Math.min(...remaining)).toBeGreaterThan(34 * 192);
});

test("a user's documents: every second is held out, no era is empty", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 6, maxLength: 30 }), lengths => {
      const documents = numbered(lengths);
      const { E1, E2, E3, heldOut, novel } = splitDocuments(documents);
      expect([...E1, ...E2, ...E3].map(({ name }) => name)).toEqual(
        documents.filter((_, i) => i % 2 === 0).map(({ name }) => name),
      );
      expect(heldOut).toHaveLength(Math.floor(lengths.length / 2));
      expect(novel).toEqual([]);
      for (const era of [E1, E2, E3]) expect(era.length).toBeGreaterThan(0);
    }),
  );
  expect(() => splitDocuments(numbered([1, 2, 3, 4, 5]))).toThrow(
    expect.objectContaining({ code: "corpus-too-small" }),
  );
});

test("each held-out byte is used once, by one validator, until the text is exhausted", () => {
  const { documents, validators } = options();
  const used: string[] = [];
  for (let validator = 0; validator < validators; validator++) {
    const schedule = new HeldOutSchedule(options({ validator }));
    for (const target of schedule.next(schedule.remaining)) {
      expect(target.heldOut).toBe(true);
      const document = documents.find(({ name }) => name === target.document);
      const begin = Buffer.from(document?.bytes ?? []).indexOf(Buffer.from(target.prefix));
      expect(target.byte).toBe(document?.bytes[begin + PREFIX]);
      used.push(`${target.document} ${begin % (PREFIX + 1)} ${Math.floor(begin / (PREFIX + 1))}`);
    }
    expect(schedule.exhausted).toBe(true);
    expect(schedule.next(3).every(({ heldOut }) => !heldOut)).toBe(true);
  }
  const blocks = documents.flatMap(({ name, bytes }) =>
    Array.from({ length: Math.floor(bytes.length / (PREFIX + 1)) }, (_, block) => `${name} 0 ${block}`),
  );
  expect(used.sort()).toEqual(blocks.sort());
});

test("a schedule goes on where it stopped, also in a later pass", () => {
  for (const position of [0, 7, 60, 200, 1000]) {
    const whole = new HeldOutSchedule(options());
    whole.next(position);
    const resumed = new HeldOutSchedule(options());
    resumed.skipTo(position);
    expect(resumed.position).toBe(position);
    expect(resumed.next(80)).toEqual(whole.next(80));
  }
});

test("another seed asks in another order; a text too short is refused", () => {
  const first = new HeldOutSchedule(options()).next(10);
  expect(new HeldOutSchedule(options()).next(10)).toEqual(first);
  expect(new HeldOutSchedule(options({ seed: 6 })).next(10)).not.toEqual(first);
  expect(() => new HeldOutSchedule(options({ prefixBytes: 5000 }))).toThrow(
    expect.objectContaining({ code: "corpus-too-small" }),
  );
  expect(() => new HeldOutSchedule(options({ validator: 2 }))).toThrow(
    expect.objectContaining({ code: "bad-setting" }),
  );
});

test("a folder of texts is read by name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "waystone-text-"));
  try {
    await expect(loadFolder(folder)).rejects.toMatchObject({ code: "corpus-missing" });
    await writeFile(join(folder, "1862_b.txt"), "b");
    await writeFile(join(folder, "a.md"), "a");
    await writeFile(join(folder, "image.png"), "x");
    await writeFile(join(folder, "empty.txt"), "");
    expect((await loadFolder(folder)).map(({ name, year }) => [name, year])).toEqual([
      ["1862_b", 1862],
      ["a", undefined],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
  await expect(loadFolder(join(folder, "gone"))).rejects.toMatchObject({ code: "corpus-missing" });
});
