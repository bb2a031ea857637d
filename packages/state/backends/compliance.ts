import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Backend, MAX_TABLE_KEY, type Row, type Write } from "../backend.ts";
import { compareBytes } from "../bytes.ts";
import { StateError } from "../errors.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const put = (key: Uint8Array, value: Uint8Array | undefined, table = "t"): Write => ({ table, key, value });
const keys = (rows: Iterable<Row>): number[][] => Array.from(rows, ([key]) => [...key]);

/** The code of the {@link StateError} that `action` throws. */
export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof StateError ? error.code : `not a StateError: ${error}`;
  }
  return "nothing was thrown";
}

/**
 * The tests that every {@link Backend} passes.
 *
 * @param name the backend's name @param open gives an empty, writable backend
 */
export function describeBackend(name: string, open: () => Backend): void {
  describe(`${name} as a backend`, () => {
    let backend: Backend;
    beforeEach(() => {
      backend = open();
    });
    afterEach(() => backend.close());

    it("answers undefined for what was never written, and walks an empty table", () => {
      expect(backend.table("t").get(bytes(1))).toBeUndefined();
      expect([...backend.table("t").range()]).toEqual([]);
      expect([...backend.table("t").range(bytes(1), bytes(2), { reverse: true })]).toEqual([]);
    });

    it("keeps empty, small and large values apart from absent ones", () => {
      const large = Uint8Array.from({ length: 300_000 }, (_, i) => i * 7);
      backend.commit([put(bytes(1), bytes()), put(bytes(2), bytes(9)), put(bytes(3), large)]);
      const table = backend.table("t");
      expect(table.get(bytes(1))).toEqual(bytes());
      expect(table.get(bytes(2))).toEqual(bytes(9));
      expect(table.get(bytes(3))).toEqual(large);
      expect([...table.range()].map(([, value]) => value.length)).toEqual([0, 1, 300_000]);
    });

    it("gives plain byte arrays, whose slice copies", () => {
      backend.commit([put(bytes(1), bytes(1, 2))]);
      const value = backend.table("t").get(bytes(1));
      expect(value?.constructor).toBe(Uint8Array);
      for (const [key, one] of backend.table("t").range()) {
        expect(key.constructor).toBe(Uint8Array);
        expect(one.constructor).toBe(Uint8Array);
      }
    });

    it("keeps earlier answers intact when more is read", () => {
      backend.commit([put(bytes(1), bytes(1, 1)), put(bytes(2), bytes(2, 2))]);
      const table = backend.table("t");
      const first = table.get(bytes(1));
      const rows = [...table.range()];
      table.get(bytes(2));
      expect(first).toEqual(bytes(1, 1));
      expect(rows).toEqual([
        [bytes(1), bytes(1, 1)],
        [bytes(2), bytes(2, 2)],
      ]);
    });

    it("applies a batch in its order, over several tables", () => {
      backend.commit([put(bytes(1), bytes(1)), put(bytes(1), bytes(2)), put(bytes(1), bytes(3), "u")]);
      backend.commit([put(bytes(2), bytes(4)), put(bytes(2), undefined), put(bytes(7), undefined)]);
      expect(backend.table("t").get(bytes(1))).toEqual(bytes(2));
      expect(backend.table("u").get(bytes(1))).toEqual(bytes(3));
      expect(backend.table("t").get(bytes(2))).toBeUndefined();
    });

    it("walks ranges up and down, with open bounds and limits", () => {
      backend.commit([[0], [0, 0], [0, 1], [1], [1, 255], [2], [255], [255, 255]].map(k => put(bytes(...k), bytes(1))));
      const table = backend.table("t");
      expect(keys(table.range())).toEqual([[0], [0, 0], [0, 1], [1], [1, 255], [2], [255], [255, 255]]);
      expect(keys(table.range(bytes(0, 1), bytes(2)))).toEqual([[0, 1], [1], [1, 255]]);
      expect(keys(table.range(bytes(0, 1), bytes(2), { reverse: true }))).toEqual([[1, 255], [1], [0, 1]]);
      expect(keys(table.range(undefined, bytes(1), { reverse: true, limit: 2 }))).toEqual([
        [0, 1],
        [0, 0],
      ]);
      expect(keys(table.range(bytes(3), undefined, { limit: 1 }))).toEqual([[255]]);
      expect(keys(table.range(undefined, undefined, { reverse: true, limit: 1 }))).toEqual([[255, 255]]);
      expect(keys(table.range(bytes(2), bytes(2)))).toEqual([]);
      expect(keys(table.range(bytes(3), bytes(1)))).toEqual([]);
      expect(keys(table.range(bytes(3), bytes(1), { reverse: true }))).toEqual([]);
      expect(keys(table.range(undefined, undefined, { limit: 0 }))).toEqual([]);
    });

    it("can be left in the middle of a walk", () => {
      backend.commit([1, 2, 3].map(k => put(bytes(k), bytes(k))));
      for (let round = 0; round < 300; round++) for (const [key] of backend.table("t").range()) if (key[0] === 2) break;
      expect(keys(backend.table("t").range())).toEqual([[1], [2], [3]]);
    });

    it("refuses empty and over-long keys and then writes nothing of the batch", () => {
      const longest = new Uint8Array(MAX_TABLE_KEY).fill(7);
      backend.commit([put(longest, bytes(1))]);
      expect(backend.table("t").get(longest)).toEqual(bytes(1));
      expect(codeOf(() => backend.commit([put(bytes(1), bytes(1)), put(bytes(), bytes(1))]))).toBe("bad-key");
      const tooLong = new Uint8Array(MAX_TABLE_KEY + 1);
      expect(codeOf(() => backend.commit([put(bytes(1), bytes(1)), put(tooLong, bytes(1))]))).toBe("bad-key");
      expect(codeOf(() => backend.table("t").get(tooLong))).toBe("bad-key");
      expect(codeOf(() => backend.table("t").get(bytes()))).toBe("bad-key");
      expect(backend.table("t").get(bytes(1))).toBeUndefined();
    });

    it("refuses everything once closed", () => {
      const table = backend.table("t");
      backend.commit([put(bytes(1), bytes(1))]);
      backend.close();
      expect(codeOf(() => table.get(bytes(1)))).toBe("closed");
      expect(codeOf(() => [...table.range()])).toBe("closed");
      expect(codeOf(() => backend.commit([put(bytes(1), bytes(1))]))).toBe("closed");
      backend.close();
    });

    it("agrees with a sorted list over random batches and ranges", () => {
      const key = fc.uint8Array({ minLength: 1, maxLength: 3, max: 4 });
      const batch = fc.array(fc.tuple(key, fc.option(fc.uint8Array({ maxLength: 3 }), { nil: undefined })), {
        maxLength: 60,
      });
      let table = 0;
      fc.assert(
        fc.property(fc.array(batch, { maxLength: 4 }), fc.option(key), fc.option(key), (batches, gte, lt) => {
          const name = `p${table++ % 8}`;
          backend.commit([...backend.table(name).range()].map(([k]) => put(k, undefined, name)));
          const model = new Map<string, Row>();
          for (const writes of batches) {
            backend.commit(writes.map(([k, v]) => put(k, v, name)));
            for (const [k, v] of writes) {
              if (v === undefined) model.delete(k.join());
              else model.set(k.join(), [k, v]);
            }
          }
          const inRange = (k: Uint8Array) =>
            (gte === null || compareBytes(k, gte) >= 0) && (lt === null || compareBytes(k, lt) < 0);
          const sorted = [...model.values()].sort((a, b) => compareBytes(a[0], b[0])).filter(([k]) => inRange(k));
          const rows = (reverse: boolean) => [
            ...backend.table(name).range(gte ?? undefined, lt ?? undefined, { reverse }),
          ];
          expect(rows(false)).toEqual(sorted);
          expect(rows(true)).toEqual(sorted.reverse());
        }),
        { numRuns: 60 },
      );
    });
  });
}
