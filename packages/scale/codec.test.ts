import { describe, expect, expectTypeOf, it } from "vitest";
import {
  AccountId,
  alias,
  array,
  bool,
  boundedBytes,
  boundedVec,
  btreeMap,
  btreeSet,
  bytes,
  type Codec,
  char,
  compact,
  compactUnit,
  Era,
  fixedBytes,
  fromHex,
  H160,
  i8,
  i16,
  i32,
  i64,
  i128,
  newtype,
  option,
  result,
  type Static,
  str,
  struct,
  toHex,
  tuple,
  tupleStruct,
  U256,
  u8,
  u16,
  u16Array,
  u32,
  u32Array,
  u64,
  u64Array,
  u128,
  u256,
  unit,
  variant,
  vec,
} from "./index.ts";

const account = AccountId.from(new Uint8Array(32).fill(0xab));
const Mixed = variant("test::Mixed", {
  Empty: 0,
  One: [3, u8],
  Two: [4, u8, u16],
  Named: [5, { port: u16, who: AccountId }],
});
const Plain = variant("test::Plain", { A: 0, B: 7 });

/** Known encodings; most stand in the documentation of SCALE. */
const VECTORS: readonly (readonly [codec: Codec<unknown>, value: unknown, hex: string])[] = [
  [bool, true, "0x01"],
  [u8, 69, "0x45"],
  [u16, 42, "0x2a00"],
  [u32, 16777215, "0xffffff00"],
  [u64, 1n, "0x0100000000000000"],
  [u128, (1n << 64n) + 2n, "0x02000000000000000100000000000000"],
  [u256, 1n << 255n, `0x${"00".repeat(31)}80`],
  [U256, 1n << 255n, `0x${"00".repeat(31)}80`],
  [i8, -128, "0x80"],
  [i16, -2, "0xfeff"],
  [i32, -1, "0xffffffff"],
  [i64, -(1n << 63n), "0x0000000000000080"],
  [i128, -1n, `0x${"ff".repeat(16)}`],
  [char, "é", "0xe9000000"],
  [compact(u8), 0, "0x00"],
  [compact(u16), 1, "0x04"],
  [compact(u32), 42, "0xa8"],
  [compact(u32), 69, "0x1501"],
  [compact(u32), 65535, "0xfeff0300"],
  [compact(u32), 0xffffffff, "0x03ffffffff"],
  [compact(u64), 1n << 32n, "0x070000000001"],
  [compact(u128), 100000000000000n, "0x0b00407a10f35a"],
  [compactUnit, undefined, "0x"],
  [vec(u16), [4, 8, 15, 16, 23, 42], "0x18040008000f00100017002a00"],
  [vec(u64), [1n], "0x040100000000000000"],
  [vec(bool), [true, false], "0x080100"],
  [str, "Hamlet", "0x1848616d6c6574"],
  [str, "Война и мир", "0x50d092d0bed0b9d0bdd0b020d0b820d0bcd0b8d180"],
  [bytes, Uint8Array.of(1, 2), "0x080102"],
  [fixedBytes(3), Uint8Array.of(1, 2, 3), "0x010203"],
  [array(u16, 2), [1, 2], "0x01000200"],
  [boundedBytes(), Uint8Array.of(9), "0x0409"],
  [boundedVec(tuple(u8, bool)), [[3, false]], "0x040300"],
  [option(u8), undefined, "0x00"],
  [option(u8), 3, "0x0103"],
  [option(bool), true, "0x0101"],
  [option(bool), false, "0x0100"],
  [option(option(u8)), { type: "None", value: undefined }, "0x00"],
  [option(option(u8)), { type: "Some", value: undefined }, "0x0100"],
  [option(option(u8)), { type: "Some", value: 1 }, "0x010101"],
  [result(u8, bool), { type: "Ok", value: 42 }, "0x002a"],
  [result(u8, bool), { type: "Err", value: false }, "0x0100"],
  [result(unit, bool), { type: "Ok", value: undefined }, "0x00"],
  [tuple(compact(u32), bool), [3, false], "0x0c00"],
  [tupleStruct("test::T", [u8, u16]), [1, 2], "0x010200"],
  [tupleStruct("test::One", [u16]), 2, "0x0200"],
  [tupleStruct("test::None", []), {}, "0x"],
  [newtype("test::N", u16), 2, "0x0200"],
  [struct("test::S", { a: u8, b: option(u8) }), { a: 1, b: undefined }, "0x0100"],
  [Plain, "B", "0x07"],
  [Mixed, { type: "Empty", value: undefined }, "0x00"],
  [Mixed, { type: "One", value: 1 }, "0x0301"],
  [Mixed, { type: "Two", value: [1, 2] }, "0x04010200"],
  [Mixed, { type: "Named", value: { port: 1, who: account } }, `0x050100${"ab".repeat(32)}`],
  [btreeSet(u16), new Set([1, 256]), "0x0801000001"],
  [H160, `0x${"0c".repeat(20)}`, `0x${"0c".repeat(20)}`],
  [Era, { type: "Immortal" }, "0x00"],
  [Era, { type: "Mortal", period: 64, phase: 42 }, "0xa502"],
  [Era, { type: "Mortal", period: 32768, phase: 20000 }, "0x4e9c"],
  [u16Array, Uint16Array.of(1, 2), "0x0801000200"],
  [u32Array, Uint32Array.of(1), "0x0401000000"],
  [u64Array, BigUint64Array.of(1n), "0x040100000000000000"],
];

describe("known encodings", () => {
  it.each(VECTORS.map(([codec, value, hex]) => ({ name: codec.name, codec, value, hex })))(
    "$name as $hex",
    ({ codec, value, hex }) => {
      expect(toHex(codec.encode(value))).toBe(hex);
      expect(codec.decode(fromHex(hex))).toEqual(value);
      expect(codec.minSize).toBeLessThanOrEqual(fromHex(hex).length);
    },
  );
});

describe("maps and sets", () => {
  it("are written in the order of their keys' values, not of their bytes", () => {
    const codec = btreeMap(u16, u8);
    const unsorted = new Map([
      [256, 1],
      [1, 2],
    ]);
    expect(toHex(codec.encode(unsorted))).toBe("0x08010002000101");
    expect(toHex(btreeSet(i16).encode(new Set([1, -1])))).toBe("0x08ffff0100");
    expect(toHex(btreeSet(str).encode(new Set(["b", "aa"])))).toBe("0x080861610462");
    expect(
      toHex(
        btreeSet(tuple(u8, u16)).encode(
          new Set([
            [1, 256],
            [1, 2],
            [0, 9],
          ] as const),
        ),
      ),
    ).toBe("0x0c000900010200010001");
    expect(toHex(btreeSet(option(u8)).encode(new Set([0, undefined])))).toBe("0x08000100");
    expect(
      toHex(btreeSet(Mixed).encode(new Set([{ type: "One", value: 2 }, { type: "One", value: 1 }, { type: "Empty" }]))),
    ).toBe("0x0c0003010302");
  });

  it("are read in any order; of equal keys the last counts", () => {
    expect(btreeMap(u8, u8).decode(fromHex("0x0c020101090103"))).toEqual(
      new Map([
        [2, 1],
        [1, 3],
      ]),
    );
  });
});

const refused = (action: () => unknown, code: string, path = "") =>
  expect(action).toThrow(expect.objectContaining({ name: "ScaleError", code, path }));
/** A value that the type checker would have refused. */
const wrong = (value: unknown) => value as never;

describe("values that do not fit", () => {
  it("are refused with the value named", () => {
    expect(() => u8.encode(256)).toThrow("256 does not fit u8; expected a whole number from 0 to 255");
    for (const value of [-1, 1.5, Number.NaN, 65536]) refused(() => u16.encode(value), "out-of-range");
    refused(() => i8.encode(128), "out-of-range");
    refused(() => u64.encode(-1n), "out-of-range");
    refused(() => u64.encode(1n << 64n), "out-of-range");
    refused(() => i128.encode(1n << 127n), "out-of-range");
    refused(() => compact(u16).encode(65536), "out-of-range");
    refused(() => compact(u128).encode(1n << 128n), "out-of-range");
    refused(() => u64.encode(wrong(1)), "bad-value");
    refused(() => u32.encode(wrong(1n)), "bad-value");
    refused(() => bool.encode(wrong(1)), "bad-value");
    refused(() => str.encode("\ud800"), "bad-utf8");
    refused(() => char.encode("ab"), "bad-char");
    refused(() => fixedBytes(2).encode(new Uint8Array(3)), "bad-value");
    refused(() => bytes.encode(wrong([1])), "bad-value");
    refused(() => array(u16, 2).encode([1]), "bad-value");
    refused(() => boundedVec(u16, 1).encode([1, 2]), "too-long");
    refused(() => boundedVec(u16, 1).decode(fromHex("0x0801000200")), "too-long");
    refused(() => Plain.encode(wrong("C")), "bad-value");
    refused(() => Mixed.encode(wrong({ type: "toString" })), "bad-value");
    refused(() => Mixed.encode(wrong(undefined)), "bad-value");
    refused(() => btreeMap(u8, u8).encode(wrong({})), "bad-value");
    refused(() => u16Array.encode(wrong([1])), "bad-value");
    refused(() => Era.encode({ type: "Mortal", period: 63, phase: 0 }), "bad-value");
    refused(() => Era.encode({ type: "Mortal", period: 8192, phase: 1 }), "bad-value");
  });

  it("are refused with the path to them", () => {
    const codec = struct("test::S", { list: vec(tuple(u8, vec(u16))), mixed: Mixed });
    const mixed = { type: "Empty" } as const;
    refused(
      () =>
        codec.encode({
          list: [
            [1, []],
            [1, [70000]],
          ],
          mixed,
        }),
      "out-of-range",
      "list[1][1][0]",
    );
    refused(() => codec.encode({ list: [], mixed: { type: "Two", value: [1, -1] } }), "out-of-range", "mixed.Two[1]");
  });

  it("are not accounts unless they are canonical hex", () => {
    refused(() => AccountId.encode(wrong(account.toUpperCase())), "bad-value");
    refused(() => AccountId.encode(wrong("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")), "bad-value");
    refused(() => AccountId.from(new Uint8Array(31)), "bad-value");
    expect(AccountId.from(`0x${"AB".repeat(32)}`)).toBe(account);
  });
});

describe("definitions that cannot be", () => {
  it("are refused when they are made", () => {
    refused(() => vec(u8), "bad-type");
    refused(() => vec(alias("MechId", u8)), "bad-type");
    refused(() => array(u8, 4), "bad-type");
    refused(() => compact(i8), "bad-type");
    refused(() => variant("test::V", { A: 0, B: 0 }), "bad-type");
    refused(() => variant("test::V", { A: 256 }), "bad-type");
  });
});

describe("static types", () => {
  it("follow the shape", () => {
    expectTypeOf<Static<typeof Plain>>().toEqualTypeOf<"A" | "B">();
    type Two = Extract<Static<typeof Mixed>, { type: "Two" }>["value"];
    expectTypeOf<Two>().toEqualTypeOf<readonly [number, number]>();
    type Named = Extract<Static<typeof Mixed>, { type: "Named" }>["value"];
    expectTypeOf<Named>().toEqualTypeOf<{ readonly port: number; readonly who: AccountId }>();
    expectTypeOf<Static<ReturnType<typeof optionU8>>>().toEqualTypeOf<number | undefined>();
    const empty: Static<typeof Mixed> = { type: "Empty" };
    expect(Mixed.encode(empty)).toEqual(Uint8Array.of(0));
  });
});
const optionU8 = () => option(u8);
