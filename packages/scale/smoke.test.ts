import { describe, expect, it } from "vitest";
import {
  AccountId,
  array,
  boundedVec,
  btreeMap,
  btreeSet,
  bytes,
  type Codec,
  compact,
  Era,
  i16,
  i128,
  lazy,
  option,
  Reader,
  result,
  ScaleError,
  type Static,
  str,
  struct,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  unit,
  variant,
  vec,
} from "./index.ts";

const Tree: Codec<Tree> = struct("x::Tree", { value: u8, children: vec(lazy("Tree", () => Tree)) });
interface Tree {
  readonly value: number;
  readonly children: readonly Tree[];
}
const Sh = variant("x::Sh", { A: 0, B: [3, u8], C: [4, u8, u16], D: [5, { port: u16, who: AccountId }] });
const Plain = variant("x::P", { A: 0, B: 7 });

describe("scale", () => {
  it("round trips", () => {
    const a = AccountId.from(new Uint8Array(32).fill(0xab));
    const cases: [Codec<unknown>, unknown, string][] = [
      [u16, 258, "0201"],
      [i16, -2, "feff"],
      [u64, 1n, "0100000000000000"],
      [i128, -1n, "ff".repeat(16)],
      [compact(u32), 16384, "02000100"],
      [compact(u128), 1n << 100n, `27${"00".repeat(12)}10`],
      [vec(u16), [1, 2], "0801000200"],
      [vec(u64), [1n], "040100000000000000"],
      [str, "aé", "0c61c3a9"],
      [option(u8), undefined, "00"],
      [option(u8), 3, "0103"],
      [option(option(u8)), { type: "Some", value: undefined }, "0100"],
      [result(unit, u8), { type: "Ok", value: undefined }, "00"],
      [Plain, "B", "07"],
      [Sh, { type: "A", value: undefined }, "00"],
      [Sh, { type: "B", value: 1 }, "0301"],
      [Sh, { type: "C", value: [1, 2] }, "04010200"],
      [Sh, { type: "D", value: { port: 1, who: a } }, `050100${"ab".repeat(32)}`],
      [Tree, { value: 1, children: [{ value: 2, children: [] }] }, "01040200"],
      [
        btreeMap(u16, u8),
        new Map([
          [1, 2],
          [256, 1],
        ]),
        "08010002000101",
      ],
      [btreeSet(u16), new Set([1, 256]), "0801000001"],
      [boundedVec(tuple(u8, u8), 4), [[1, 2]], "040102"],
      [array(u16, 2), [1, 2], "01000200"],
      [Era, { type: "Mortal", period: 64, phase: 42 }, "a502"],
      [bytes, Uint8Array.of(1, 2), "080102"],
    ];
    for (const [codec, value, hex] of cases) {
      expect(Buffer.from(codec.encode(value)).toString("hex"), codec.name).toBe(hex);
      expect(codec.decode(Buffer.from(hex, "hex")), codec.name).toEqual(value);
    }
    const s: Static<typeof Sh> = { type: "A" };
    const p: Static<typeof Plain> = "B";
    expect(Sh.encode(s).length + Plain.encode(p).length).toBe(2);
  });
  it("names path and offset", () => {
    try {
      struct("x::Y", { list: vec(Sh) }).decode(Uint8Array.of(8, 0, 9));
      expect.unreachable();
    } catch (e) {
      if (!(e instanceof ScaleError)) throw e;
      expect([e.code, e.path, e.offset]).toEqual(["bad-enum", "list[1]", 2]);
    }
    expect(new Reader(new Uint8Array(2)).u16()).toBe(0);
  });
});
