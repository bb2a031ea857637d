import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { fromHex, isHex, toHex } from "./hex.ts";

describe("hex", () => {
  it("round trips bytes of any length, across chunks too", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        expect(toHex(bytes)).toBe(`0x${Buffer.from(bytes).toString("hex")}`);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(isHex(toHex(bytes), bytes.length)).toBe(true);
      }),
    );
    const long = Uint8Array.from({ length: 10_000 }, (_, i) => i * 7);
    expect(fromHex(toHex(long))).toEqual(long);
  });

  it("is read in either case and without 0x", () => {
    expect(fromHex("DeAd")).toEqual(Uint8Array.of(0xde, 0xad));
    expect(fromHex("")).toEqual(new Uint8Array(0));
  });

  it("is one flat text without Node.js's Buffer too", async () => {
    vi.stubGlobal("Buffer", undefined);
    vi.resetModules();
    const browsers: typeof import("./hex.ts") = await import("./hex.ts");
    vi.unstubAllGlobals();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        expect(browsers.toHex(bytes)).toBe(toHex(bytes));
      }),
    );
    const long = Uint8Array.from({ length: 10_000 }, (_, i) => i * 7);
    expect(browsers.toHex(long)).toBe(toHex(long));
    expect(browsers.fromHex(browsers.toHex(long))).toEqual(long);
  });

  it("is refused with the place that is wrong", () => {
    expect(() => fromHex("0x123")).toThrow(expect.objectContaining({ code: "bad-hex" }));
    expect(() => fromHex("0x12g4")).toThrow('"g4" at character 4 is not hex');
    expect(() => fromHex("0x\u0130\u0130")).toThrow(expect.objectContaining({ code: "bad-hex" }));
    for (const text of [
      "0x1",
      "0xAB",
      "ab12",
      "0xabcd",
      "0x\u0130\u0131",
      "0x\u01301",
      "0x1\u0130",
      "0x\ud83d\ude00",
      "0x1\ud83d",
    ])
      expect(isHex(text, 1)).toBe(false);
  });
});
