import { describe, expect, it } from "vitest";
import {
  bool,
  bytes,
  type Codec,
  compact,
  Era,
  fromHex,
  lazy,
  option,
  Reader,
  ScaleError,
  str,
  struct,
  token,
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

function errorOf(action: () => unknown): ScaleError {
  try {
    action();
  } catch (error) {
    if (error instanceof ScaleError) return error;
    throw error;
  }
  throw new TypeError("nothing was thrown");
}
const refused = (codec: Codec<unknown>, hex: string) => {
  const { code, path, offset } = errorOf(() => codec.decode(fromHex(hex)));
  return [code, path, offset];
};

describe("hostile bytes", () => {
  it("may not end early or late", () => {
    expect(refused(u32, "0x010203")).toEqual(["end-of-input", "", 0]);
    expect(refused(u8, "0x")).toEqual(["end-of-input", "", 0]);
    expect(refused(u8, "0x0102")).toEqual(["trailing-bytes", "", 1]);
    expect(u8.decodeTolerant(fromHex("0x0102"))).toBe(1);
  });

  it("may not claim lengths that cannot follow", () => {
    const huge = "0x03ffffffff";
    for (const codec of [vec(u16), vec(tuple(u8, u8)), bytes, str, vec(u64)])
      expect(refused(codec, huge)).toEqual(["too-long", "", 0]);
    expect(refused(vec(u128), "0x08")[0]).toBe("too-long");
    expect(refused(vec(unit), huge)[0]).toBe("too-long");
    expect(refused(vec(unit), "0x04")[0]).toBe("too-long");
    expect(vec(unit).decode(fromHex("0x00"))).toEqual([]);
    expect(refused(vec(u8Like), "0x13ffffffffffffffff")[0]).toBe("bad-compact");
  });

  it("may not spell numbers in more than one way", () => {
    const cases = ["0x0100", "0xfd00", "0x02000000", "0xfeff0000", "0x0300000000", "0x03ffffff3f", "0x0700000000ff00"];
    for (const hex of cases) expect(refused(compact(u128), hex)[0]).toMatch(/bad-compact|trailing-bytes/);
    expect(refused(compact(u32), "0x0100")).toEqual(["bad-compact", "", 0]);
    expect(refused(compact(u8), "0x0104")[0]).toBe("bad-compact");
    expect(refused(compact(u16), "0x02000400")[0]).toBe("bad-compact");
    expect(refused(compact(u32), "0x070000000001")[0]).toBe("bad-compact");
    expect(refused(compact(u64), `0x17${"ff".repeat(9)}`)[0]).toBe("bad-compact");
    expect(refused(compact(u128), `0x33${"00".repeat(15)}00`)[0]).toBe("bad-compact");
    expect(compact(u128).decode(fromHex(`0x33${"ff".repeat(16)}`))).toBe((1n << 128n) - 1n);
  });

  it("may not use flags and indices that do not exist", () => {
    expect(refused(bool, "0x02")).toEqual(["bad-bool", "", 0]);
    expect(refused(option(bool), "0x02")).toEqual(["bad-option", "", 0]);
    const Kind = variant("test::Kind", { A: 0, B: [2, u8] });
    expect(refused(struct("test::S", { port: u16, kind: Kind }), "0x000001")).toEqual(["bad-enum", "kind", 2]);
    expect(refused(variant("test::P", { A: 1 }), "0x00")).toEqual(["bad-enum", "", 0]);
    expect(refused(Era, "0x0104")[0]).toBe("bad-era");
    expect(refused(Era, "0x10ff")[0]).toBe("bad-era");
  });

  it("may not hold text that is no UTF-8", () => {
    const error = errorOf(() => vec(struct("test::S", { name: str })).decode(fromHex("0x08046108c328")));
    expect([error.code, error.path, error.offset]).toEqual(["bad-utf8", "[1].name", 4]);
    expect(error.message).toBe("2 bytes are not valid UTF-8 (at [1].name, byte 4)");
    expect(refused(str, "0x0ceda080")[0]).toBe("bad-utf8");
    expect(str.decode(fromHex("0x0cefbbbf"))).toBe("\ufeff");
  });

  it("may not nest ten thousand levels deep", () => {
    interface List {
      readonly next: List | undefined;
    }
    const List: Codec<List> = struct("test::List", { next: option(lazy("List", () => List)) });
    const deep = new Uint8Array(10_001).fill(1);
    deep[10_000] = 0;
    expect(errorOf(() => List.decode(deep)).code).toBe("too-deep");
    let value: List = { next: undefined };
    for (let i = 0; i < 256; i++) value = { next: value };
    expect(List.decode(List.encode(value))).toEqual(value);
    expect(errorOf(() => List.encode({ next: value })).code).toBe("too-deep");
  });
});

const u8Like = token(
  "Byte",
  r => r.byte(),
  (w, value: number) => w.byte(value),
);

describe("the cursor", () => {
  it("hands its env to tokens", () => {
    const codec = vec(
      token(
        "Scaled",
        r => r.byte() * Number(r.env),
        (w, value: number) => w.byte(value / Number(w.env)),
      ),
    );
    expect(codec.encode([10, 20], 10)).toEqual(Uint8Array.of(8, 1, 2));
    expect(codec.decode(Uint8Array.of(8, 1, 2), 10)).toEqual([10, 20]);
  });

  it("gives values bytes of their own, even of a pooled Buffer", () => {
    const pooled = Buffer.from([8, 1, 2]);
    const value = bytes.decode(pooled);
    pooled.fill(9);
    expect(value).toEqual(Uint8Array.of(1, 2));
    expect(value.buffer.byteLength).toBe(2);
  });

  it("counts what it read", () => {
    const r = new Reader(Uint8Array.of(1, 2, 3));
    expect([r.peek(), r.byte(), r.offset, r.remaining]).toEqual([1, 1, 1, 2]);
    expect(r.rest()).toEqual(Uint8Array.of(2, 3));
    expect(r.peek()).toBeUndefined();
  });
});
