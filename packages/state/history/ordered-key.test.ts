import fc from "fast-check";
import { expect, it } from "vitest";
import { compareBytes, startsWith } from "../bytes.ts";
import { orderedKey, plainKey, splitVersionKey, versionKey } from "./ordered-key.ts";

const key = fc.uint8Array({ maxLength: 6, max: 3 });
const sign = (n: number) => Math.sign(n);

it("keeps the order of keys, lets no key begin another, and reads back", () => {
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(sign(compareBytes(orderedKey(a), orderedKey(b)))).toBe(sign(compareBytes(a, b)));
      expect(startsWith(orderedKey(a), orderedKey(b))).toBe(compareBytes(a, b) === 0);
      expect(plainKey(orderedKey(a))).toEqual(a);
    }),
    { numRuns: 1000 },
  );
});

it("sorts versions of a key by block, and takes them apart", () => {
  const ordered = orderedKey(Uint8Array.of(1, 0, 2));
  expect(compareBytes(versionKey(ordered, 255), versionKey(ordered, 256))).toBeLessThan(0);
  expect(splitVersionKey(versionKey(ordered, 0xffff_fffe))).toEqual({ ordered, block: 0xffff_fffe });
});
