import fc from "fast-check";
import { expect, test } from "vitest";
import { Data, sizeOf } from "./data.ts";

const bytes = (length: number, fill = 7) => new Uint8Array(length).fill(fill);

test.each<[string, unknown, number[], number]>([
  ["nothing", { type: "None" }, [0], 0],
  ["no bytes", { type: "Raw0", value: bytes(0) }, [1], 0],
  ["two bytes", { type: "Raw2", value: bytes(2) }, [3, 7, 7], 2],
  ["128 bytes", { type: "Raw128", value: bytes(128) }, [129, ...bytes(128)], 128],
  ["a hash", { type: "Sha256", value: bytes(32) }, [131, ...bytes(32)], 32],
  ["a flag", { type: "ResetBondsFlag" }, [135], 0],
  ["many bytes", { type: "BigRaw", value: bytes(3) }, [136, 12, 7, 7, 7], 3],
  [
    "a timelock",
    { type: "TimelockEncrypted", value: { encrypted: bytes(1), reveal_round: 258n } },
    [134, 4, 7, 2, 1, 0, 0, 0, 0, 0, 0],
    1,
  ],
])("%s is written with its leading byte, and takes as much space as it has bytes", (_, value, wire, size) => {
  const field = value as { type: string; value?: unknown };
  expect([...Data.encode(field)]).toEqual(wire);
  expect(Data.encode(Data.decode(Uint8Array.from(wire)))).toEqual(Uint8Array.from(wire));
  expect(sizeOf(field)).toBe(size);
});

test("fields of 0 to 128 bytes come back as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 128 }), value => {
      const field = { type: `Raw${value.length}`, value };
      expect(Data.decode(Data.encode(field))).toEqual(field);
    }),
  );
});

test("refuses what is too long, and leading bytes that say nothing", () => {
  // 513 and 1025 as compacts.
  expect(() => Data.decode(Uint8Array.of(136, 0x05, 0x08, ...bytes(513)))).toThrow(/512/);
  expect(() => Data.decode(Uint8Array.of(134, 0x05, 0x10, ...bytes(1025), ...bytes(8)))).toThrow(/1024/);
  for (const tag of [137, 255]) expect(() => Data.decode(Uint8Array.of(tag))).toThrow(/no variant/);
  expect(() => Data.decode(Uint8Array.of(129, ...bytes(127)))).toThrow();
});
