import { describe, expect, test } from "vitest";
import { checkedLn, checkedLog, checkedPow, checkedSqrt } from "./safe-math.ts";
import { exp, ln, log2, pow, powi, sqrt } from "./transcendental.ts";
import { I32F32, I64F64, U64F64 } from "./types.ts";

// Thousands of results are held by conformance/vectors; here is what is odd about them.

describe("exp", () => {
  test("of one is a constant of 23 fraction bits", () => expect(exp(I32F32, I32F32.ONE)).toBe(22_802_600n << 9n));
  test("of zero is one", () => expect(exp(I32F32, I32F32.ZERO)).toBe(I32F32.ONE));
  test("of a large number overflows, of its negation too", () => {
    expect(exp(I32F32, I32F32.fromInt(40))).toBeUndefined();
    expect(exp(I32F32, I32F32.fromInt(-40))).toBeUndefined();
  });
  test("of the smallest number is none", () => expect(exp(I32F32, I32F32.MIN)).toBeUndefined());
});

describe("logarithms", () => {
  test("of zero and below are none", () => {
    expect(log2(I32F32, I32F32.ZERO)).toBeUndefined();
    expect(ln(I32F32, I32F32.fromInt(-1))).toBeUndefined();
    expect(checkedLn(I32F32, I32F32.ZERO)).toBeUndefined();
  });
  test("of powers of two are whole", () => {
    expect(log2(I64F64, I64F64.fromInt(1024))).toBe(I64F64.fromInt(10));
    expect(log2(I64F64, I64F64.fromF64(0.125))).toBe(I64F64.fromInt(-3));
  });
  test("of a number whose inverse does not fit are none", () =>
    expect(log2(I32F32, I32F32.fromBits(1n))).toBeUndefined());
  test("to base one or zero are none", () => {
    expect(checkedLog(I32F32, I32F32.fromInt(8), I32F32.ONE)).toBeUndefined();
    expect(checkedLog(I32F32, I32F32.fromInt(8), I32F32.ZERO)).toBeUndefined();
  });
});

describe("roots and powers", () => {
  test("roots", () => {
    expect(sqrt(U64F64, U64F64.fromInt(144))).toBe(U64F64.fromInt(12));
    expect(sqrt(I32F32, I32F32.fromInt(-4))).toBeUndefined();
    expect(checkedSqrt(I32F32, I32F32.fromInt(-4), I32F32.fromBits(1n))).toBeUndefined();
    expect(checkedSqrt(U64F64, U64F64.fromInt(144), U64F64.fromBits(1n))).toBe(U64F64.fromInt(12));
  });
  test("whole powers", () => {
    expect(powi(I32F32, I32F32.fromInt(3), 4)).toBe(I32F32.fromInt(81));
    expect(powi(I32F32, I32F32.fromInt(2), -2)).toBe(I32F32.fromF64(0.25));
    expect(powi(I32F32, I32F32.fromInt(2), 31)).toBeUndefined();
    expect(powi(I32F32, I32F32.ZERO, 0)).toBe(0n);
    expect(checkedPow(I32F32, I32F32.fromInt(3), 4n)).toBe(I32F32.fromInt(81));
    expect(checkedPow(I32F32, I32F32.ZERO, -1n)).toBeUndefined();
    expect(checkedPow(I32F32, I32F32.fromInt(2), 31n)).toBe(I32F32.MAX);
  });
  test("powi of one or of what falls to zero ends at once", () => {
    expect(powi(I32F32, I32F32.ONE, 2_147_483_647)).toBe(I32F32.ONE);
    expect(powi(I32F32, I32F32.fromF64(0.5), 2_147_483_647)).toBe(0n);
  });
  test("powers", () => {
    expect(pow(I32F32, I32F32.ZERO, I32F32.ZERO)).toBe(0n);
    expect(pow(I32F32, I32F32.fromInt(5), I32F32.ONE)).toBe(I32F32.fromInt(5));
    expect(pow(I32F32, I32F32.fromInt(-5), I32F32.fromInt(2))).toBeUndefined();
  });
});
